'use client';

import { useSending } from '@mobilytics/web-shell/lib/use-sending';

/** A button that changes something: one send at a time, and what went wrong in words. */
export function useAction() {
  const { send, isPending, problem, clear } = useSending();

  /** `work` gives the refusals of the API; without any it was done, and this answers true. */
  const run = async (
    work: (idempotencyKey: string) => Promise<readonly { message: string }[]>,
  ): Promise<boolean> => {
    const answer = await send('', work, (refusals) =>
      refusals.length > 0 ? refusals.map(({ message }) => message).join(' ') : undefined,
    );
    return answer !== undefined;
  };
  const told = problem && [problem.title, problem.text].filter(Boolean).join('. ');
  return { isPending, problem: told || undefined, run, clear };
}
