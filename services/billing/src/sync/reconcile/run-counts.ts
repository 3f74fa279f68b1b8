import { z } from 'zod';

const names = ['listed', 'same', 'missingHere', 'missingThere', 'different', 'explained'] as const;
type CountName = (typeof names)[number];

/** What a run found of one type. */
export type TypeCounts = Record<CountName, number>;
export type RunCounts = Record<string, TypeCounts>;

const schema = z.record(z.string(), z.record(z.enum(names), z.number()));

export const readCounts = (stored: unknown): RunCounts => schema.parse(stored) as RunCounts;

export const noCounts = (): TypeCounts => ({
  ...{ listed: 0, same: 0, missingHere: 0, missingThere: 0, different: 0, explained: 0 },
});

/** The counts with those of one more page. */
export function addCounts(counts: RunCounts, type: string, page: TypeCounts): RunCounts {
  const known = counts[type] ?? noCounts();
  const sum = noCounts();
  for (const name of names) sum[name] = known[name] + page[name];
  return { ...counts, [type]: sum };
}
