import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until there is an answer: work between services takes its moment. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  withinMs = 60_000,
): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain for ${what}.`);
    await sleep(250);
  }
}
