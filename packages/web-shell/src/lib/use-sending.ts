'use client';

import type { ErrorText } from '@mobilytics/ui/lib/error-text';
import { useUi } from '@mobilytics/ui/ui-context';
import { useRef, useState } from 'react';

/**
 * What stands behind a button that changes something: one send at a time, and what went wrong in
 * words. The idempotency key stays until there is an answer, so that pressing again after a lost
 * connection does nothing twice.
 */
export function useSending() {
  const { describeError } = useUi();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ErrorText>();
  const isSending = useRef(false);
  const attempt = useRef<{ what: string; key: string }>(undefined);

  /** `what` names the input: another input is another attempt. Gives the answer unless it is a refusal. */
  async function send<Answer>(
    what: string,
    work: (idempotencyKey: string) => Promise<Answer>,
    refusalOf: (answer: Answer) => string | undefined,
  ): Promise<Answer | undefined> {
    if (isSending.current) return undefined;
    isSending.current = true;
    setPending(true);
    setProblem(undefined);
    if (attempt.current?.what !== what) attempt.current = { what, key: crypto.randomUUID() };
    try {
      const answer = await work(attempt.current.key);
      attempt.current = undefined;
      const refusal = refusalOf(answer);
      if (refusal === undefined) return answer;
      setProblem({ title: refusal });
    } catch (error) {
      // It may have taken effect: the key stays, so that another press does it no second time.
      setProblem(describeError(error));
    } finally {
      isSending.current = false;
      setPending(false);
    }
    return undefined;
  }
  return { send, isPending, problem, clear: () => setProblem(undefined) };
}
