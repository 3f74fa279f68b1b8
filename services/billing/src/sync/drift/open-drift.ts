import { newId } from '@mobilytics/ids/new-id';
import type { Tx } from '../../context.ts';
import { databaseTime } from '../../mirror/database-time.ts';
import { idOf } from '../../mirror/stripe-time.ts';
import type { DriftCategory } from './drift-category.ts';
import type { DriftField } from './drift-field.ts';

export interface FoundDrift {
  category: DriftCategory;
  objectType: string;
  objectId: string;
  stripeCustomerId: string | null;
  /** Known without the customer, as for orders. */
  organizationId?: string | null;
  fields: DriftField[];
  ours?: object | null;
  theirs?: object | null;
  runId: string | null;
}

/**
 * Records a difference; one that is open already is brought up to date. Answers its id. Only for our
 * own processes, which see every customer.
 */
export async function openDrift(tx: Tx, found: FoundDrift): Promise<string> {
  const organizationId = found.organizationId ?? (await organizationOf(tx, found)) ?? null;
  const now = await databaseTime(tx);
  const id = newId('drf');
  const { category, objectType, objectId, stripeCustomerId, runId } = found;
  const [fields, ours, theirs] = [found.fields, found.ours ?? null, found.theirs ?? null].map(
    (value) => (value === null ? null : JSON.stringify(value)),
  );
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    INSERT INTO "Drift" ("id", "category", "objectType", "objectId", "stripeCustomerId",
      "organizationId", "fields", "ours", "theirs", "state", "runId", "foundAt", "lastSeenAt")
    VALUES (${id}, ${category}, ${objectType}, ${objectId}, ${stripeCustomerId},
      ${organizationId}, ${fields}::jsonb, ${ours}::jsonb, ${theirs}::jsonb, 'OPEN', ${runId},
      ${now}, ${now})
    ON CONFLICT ("objectId", "category") WHERE "state" = 'OPEN' DO UPDATE SET
      "fields" = EXCLUDED."fields", "ours" = EXCLUDED."ours", "theirs" = EXCLUDED."theirs",
      "organizationId" = coalesce(EXCLUDED."organizationId", "Drift"."organizationId"),
      "lastSeenAt" = EXCLUDED."lastSeenAt", "runId" = coalesce(EXCLUDED."runId", "Drift"."runId")
    RETURNING "id"`;
  const kept = rows[0]?.id ?? id;
  if (kept === id) {
    tx.audit({
      action: 'drift.opened',
      ...{ targetType: 'Drift', targetId: id, organizationId },
      after: { category, objectType, objectId, runId },
    });
  }
  return kept;
}

async function organizationOf(
  tx: Tx,
  { stripeCustomerId, ours, theirs }: FoundDrift,
): Promise<string | null | undefined> {
  if (stripeCustomerId === null) return organizationOfPayment(tx, theirs ?? ours);
  const account = await tx.db.billingAccount.findUnique({ where: { stripeCustomerId } });
  return account?.organizationId;
}

/** Refunds and disputes name no customer, but the payment that they are of. */
export async function organizationOfPayment(
  tx: Tx,
  object: unknown,
): Promise<string | null | undefined> {
  const { payment_intent: intent } = (object ?? {}) as { payment_intent?: string | null };
  if (!intent) return null;
  const where = { stripePaymentIntentId: idOf(intent) ?? '' };
  return (await tx.db.payment.findUnique({ where }))?.organizationId;
}
