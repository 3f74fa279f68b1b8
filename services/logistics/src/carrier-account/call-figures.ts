import type { CarrierCode } from '../carrier/carrier.ts';
import type { Context } from '../context.ts';

export type CallFigures = { calls: number; answered: number; medianMs: number | null };

/** The last hour of each carrier. A refusal of what we asked for is an answer. */
export async function callFigures(
  { db }: Pick<Context, 'db'>,
  carriers: readonly CarrierCode[],
): Promise<CallFigures[]> {
  const rows = await db.$queryRaw<(CallFigures & { carrier: CarrierCode })[]>`
    SELECT "carrier"::text AS "carrier", count(*)::int AS "calls",
      (count(*) FILTER (WHERE "status" < 500 AND "status" NOT IN (401, 403, 429)))::int AS "answered",
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY "durationMs"))::int AS "medianMs"
    FROM "CarrierCall" WHERE "startedAt" > now() - interval '1 hour' GROUP BY "carrier"`;
  const none = { calls: 0, answered: 0, medianMs: null };
  return carriers.map((code) => rows.find(({ carrier }) => carrier === code) ?? none);
}

/** What a call looks like that was not answered or went wrong at the carrier. */
export const failedCall = {
  OR: [{ status: null }, { status: { gte: 500 } }, { status: { in: [401, 403, 429] } }],
};
