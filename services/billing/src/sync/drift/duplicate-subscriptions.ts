import type { Work } from '../../context.ts';
import { liveStatuses } from './live-subscription.ts';
import type { FoundDrift } from './open-drift.ts';

const most = 1_000;

interface Group {
  customerId: string;
  /** The oldest first. */
  ids: string[];
}

/**
 * Live subscriptions of one customer for the same order, or, where none is named, of the same prices:
 * all but the oldest.
 */
export async function duplicateSubscriptions(work: Work): Promise<Omit<FoundDrift, 'runId'>[]> {
  const groups = await work.db.$queryRaw<Group[]>`
    SELECT "customerId", array_agg("id" ORDER BY "madeAt", "id") AS "ids"
    FROM (
      SELECT "id", "customerId", "madeAt", "data" -> 'metadata' ->> 'order_id' AS "orderId",
        (SELECT string_agg(item -> 'price' ->> 'id', ',' ORDER BY item -> 'price' ->> 'id')
         FROM jsonb_array_elements("data" -> 'items' -> 'data') item) AS "prices"
      FROM "MirrorObject"
      WHERE "type" = 'subscription' AND NOT "deleted" AND "customerId" IS NOT NULL
        AND "data" ->> 'status' = ANY(${[...liveStatuses]})) live
    GROUP BY "customerId", coalesce('order ' || "orderId", 'prices ' || "prices")
    HAVING count(*) > 1
    LIMIT ${most}`;
  const found: Omit<FoundDrift, 'runId'>[] = [];
  for (const { customerId, ids } of groups) {
    const [first = '', ...later] = ids;
    const rows = await work.db.mirrorObject.findMany({ where: { id: { in: ids } } });
    const dataOf = (id: string) => (rows.find((row) => row.id === id)?.data as object) ?? null;
    for (const id of later) {
      found.push({
        ...{ category: 'DUPLICATE_SUBSCRIPTION', objectType: 'subscription', objectId: id },
        stripeCustomerId: customerId,
        fields: [{ path: 'duplicateOf', ours: JSON.stringify(first), theirs: JSON.stringify(id) }],
        ...{ ours: dataOf(first), theirs: dataOf(id) },
      });
    }
  }
  return found;
}
