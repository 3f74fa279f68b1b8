import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import type { ErrorText } from '@mobilytics/ui/lib/error-text';
import { useUi } from '@mobilytics/ui/ui-context';
import { useRef, useState } from 'react';

type Result = Parameters<typeof userProblems>[0];

/**
 * A mutation behind one button. A second press while the first is on its way does nothing, and the
 * idempotency key stays until there is an answer, so that pressing again after a lost connection
 * does nothing twice.
 */
export function useAction() {
  const { describeError } = useUi();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ErrorText>();
  const isSending = useRef(false);
  const attempt = useRef<{ what: string; key: string }>(undefined);

  /** `what` names the input: another input is another attempt. Gives the answer unless it is a refusal. */
  async function run<Answer extends Result>(
    what: string,
    send: (context: ReturnType<typeof idempotent>) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    if (isSending.current) return undefined;
    isSending.current = true;
    setPending(true);
    setProblem(undefined);
    if (attempt.current?.what !== what) attempt.current = { what, key: crypto.randomUUID() };
    try {
      const answer = await send(idempotent(attempt.current.key));
      attempt.current = undefined;
      const [refusal] = userProblems(answer);
      if (!refusal) return answer;
      setProblem({ title: refusal.message });
    } catch (error) {
      setProblem(describeError(error));
    } finally {
      isSending.current = false;
      setPending(false);
    }
    return undefined;
  }
  return { run, isPending, problem, clearProblem: () => setProblem(undefined) };
}
