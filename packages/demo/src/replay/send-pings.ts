import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { ToldError } from '../told-error.ts';
import type { SequencedPing } from './sequence-pings.ts';

export type IngestAnswer = {
  accepted: number;
  duplicates: number;
  rejected: { index: number; field: string; message: string }[];
};

const MOST_TRIES = 12;
const LONGEST_WAIT_MS = 30_000;

type Target = { url: string; key: string; vehicle: string; signal: AbortSignal };

/** Sends a batch until the platform answers it; a platform that is busy or away is waited for. */
export async function sendPings(
  target: Target,
  pings: readonly SequencedPing[],
): Promise<IngestAnswer> {
  for (let tries = 1; ; tries++) {
    const answer = await attempt(target, pings);
    if ('accepted' in answer) return answer;
    if (tries === MOST_TRIES) {
      throw new ToldError(
        `${target.url} did not take the pings after ${tries} tries (${answer.problem}); ` +
          'the same command goes on from here.',
      );
    }
    const backOffMs = Math.min(LONGEST_WAIT_MS, 250 * 2 ** tries) * (0.75 + Math.random() / 2);
    await sleep(answer.waitMs ?? backOffMs, undefined, { signal: target.signal });
  }
}

async function attempt(
  { url, key, vehicle, signal }: Target,
  pings: readonly SequencedPing[],
): Promise<IngestAnswer | { problem: string; waitMs: number | null }> {
  try {
    const { statusCode, headers, body } = await request(`${url}/ingest/v1/pings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ pings }),
      signal,
    });
    const text = await body.text();
    if (statusCode === 200) return JSON.parse(text) as IngestAnswer;
    const problem = `HTTP ${statusCode}`;
    if (statusCode === 429 || statusCode >= 500) {
      const seconds = Number(headers['retry-after'] ?? Number.NaN);
      return { problem, waitMs: Number.isFinite(seconds) ? seconds * 1000 : null };
    }
    if (statusCode === 401) {
      throw new ToldError(`The key of ${vehicle} is not known or was replaced by a newer one.`);
    }
    throw new ToldError(
      `The platform refused pings of ${vehicle}: ${problem} ${text.slice(0, 300)}`,
    );
  } catch (error) {
    if (error instanceof ToldError || signal.aborted) throw error;
    return { problem: (error as Error).message || String(error), waitMs: null };
  }
}
