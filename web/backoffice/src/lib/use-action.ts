import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { useSending } from '@mobilytics/web-shell/lib/use-sending';

type Result = Parameters<typeof userProblems>[0];

/** A mutation behind one button. A second press while the first is on its way does nothing. */
export function useAction() {
  const { send, isPending, problem, clear } = useSending();

  /** `what` names the input: another input is another attempt. Gives the answer unless it is a refusal. */
  const run = <Answer extends Result>(
    what: string,
    work: (context: ReturnType<typeof idempotent>) => Promise<Answer>,
  ): Promise<Answer | undefined> =>
    send(
      what,
      (key) => work(idempotent(key)),
      (answer) => userProblems(answer)[0]?.message,
    );
  return { run, isPending, problem, clearProblem: clear };
}
