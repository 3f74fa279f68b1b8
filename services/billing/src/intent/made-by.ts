import type { IntentFacts } from './intent-kind.ts';

/** Clocks differ; what an intent made is never older than this before it. */
const clockMarginSeconds = 3_600;

/** The list parameters that reach everything an intent can have made. */
export const sinceIntent = ({ createdAt }: IntentFacts) => ({
  limit: 100,
  created: { gte: Math.floor(createdAt.getTime() / 1000) - clockMarginSeconds },
});

/** The object that carries an intent's id, of a whole list. */
export async function madeBy<T extends { metadata?: Record<string, string> | null }>(
  intent: IntentFacts,
  list: AsyncIterable<T>,
): Promise<T | null> {
  for await (const object of list) {
    if (object.metadata?.intent_id === intent.id) return object;
  }
  return null;
}
