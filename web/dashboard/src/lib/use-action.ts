'use client';

import { useUi } from '@mobilytics/ui/ui-context';
import { useRef, useState } from 'react';

/** A button that changes something: one send at a time, and what went wrong in words. */
export function useAction() {
  const { describeError } = useUi();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isSending = useRef(false);
  const idempotencyKey = useRef<string>(undefined);

  /** `work` gives the refusals of the API; without any it was done, and this answers true. */
  const run = async (
    work: (idempotencyKey: string) => Promise<readonly { message: string }[]>,
  ): Promise<boolean> => {
    if (isSending.current) return false;
    isSending.current = true;
    setPending(true);
    setProblem(undefined);
    idempotencyKey.current ??= crypto.randomUUID();
    try {
      const refusals = await work(idempotencyKey.current);
      idempotencyKey.current = undefined;
      setProblem(refusals.map(({ message }) => message).join(' ') || undefined);
      return refusals.length === 0;
    } catch (error) {
      // It may have taken effect: the key stays, so that another press does it no second time.
      const { title, text } = describeError(error);
      setProblem([title, text].filter(Boolean).join('. '));
      return false;
    } finally {
      isSending.current = false;
      setPending(false);
    }
  };
  return { isPending, problem, run, clear: () => setProblem(undefined) };
}
