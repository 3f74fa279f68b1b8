import { setTimeout as sleep } from 'node:timers/promises';

/** Works on several items at a time and gives the results in the order of the items. */
export async function sideBySide<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = [...items.entries()];
  let failed = false;
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined && !failed; next = queue.shift()) {
      const [index, item] = next;
      results[index] = await work(item, index).catch((error) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

/** Asks until the answer is there: what one service did, another hears of a moment later. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined>,
  patienceMs = 60_000,
): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (let pauseMs = 50; ; pauseMs = Math.min(1_000, pauseMs * 1.6)) {
    const answer = await ask();
    if (answer != null) return answer;
    if (Date.now() > giveUpAt) throw new Error(`${what} did not happen in ${patienceMs / 1000} s.`);
    await sleep(pauseMs);
  }
}
