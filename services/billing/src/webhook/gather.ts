import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Gathers what arrives within `lingerMs` of each other, and while a batch is being written, into one
 * batch, so that a flood costs few writes and nobody waits for more than two and the lingering. Each
 * caller is answered when its batch is written.
 */
export function gather<T>(
  write: (batch: readonly T[]) => Promise<unknown>,
  { lingerMs, largestBatch = 100 }: { lingerMs: number; largestBatch?: number },
): (item: T) => Promise<void> {
  const waiting: { item: T; done: () => void; failed: (error: unknown) => void }[] = [];
  let isWriting = false;
  const writeBatch = async (batch: typeof waiting): Promise<void> => {
    try {
      await write(batch.map(({ item }) => item));
      for (const { done } of batch) done();
    } catch (error) {
      // What cannot be written must not keep the others from it.
      if (batch.length > 1) for (const one of batch) await writeBatch([one]);
      else batch[0]?.failed(error);
    }
  };
  const writeAll = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      await sleep(lingerMs);
      await writeBatch(waiting.splice(0, largestBatch));
    }
    isWriting = false;
  };
  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!isWriting) void writeAll();
    });
}
