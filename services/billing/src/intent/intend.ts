import { newId } from '@mobilytics/ids/new-id';
import type { z } from 'zod';
import type { Tx } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { carryOutIntentJob } from '../jobs/queued.ts';
import type { IntentKind } from './intent-kind.ts';

/** The caller carries the intent out at once; the job is for the case that it dies before. */
const jobDelayMs = 30_000;

/**
 * Stores what is to be done at Stripe, in the transaction that decides it. `key` is what makes it one
 * intent: the same key gives the same intent. Carry it out afterwards with `carryOut`.
 */
export async function intend<Schema extends z.ZodType, T extends { id: string }>(
  tx: Tx,
  kind: IntentKind<Schema, T>,
  params: z.input<Schema>,
  about: { organizationId: string | null; key: string; actorId?: string | null },
): Promise<string> {
  const { organizationId, key, actorId = null } = about;
  const id = newId('int');
  await tx.db.stripeIntent.createMany({
    data: [
      {
        id,
        organizationId,
        kind: kind.kind,
        key,
        params: kind.params.parse(params) as Prisma.InputJsonValue,
        state: 'INTENDED',
        actorId,
        // Stripe's own clock decides what a look-up finds, so a historic moment must not stand here.
        createdAt: new Date(),
      },
    ],
    skipDuplicates: true,
  });
  const stored = await tx.db.stripeIntent.findUniqueOrThrow({ where: { key } });
  if (stored.id === id) tx.enqueue(carryOutIntentJob, { intentId: id }, { delayMs: jobDelayMs });
  return stored.id;
}
