import type { z } from 'zod';
import type { Work } from '../context.ts';
import { carryOut } from './carry-out.ts';
import { intend } from './intend.ts';
import type { IntentKind } from './intent-kind.ts';

/** Stripe cannot make what is needed now; what was begun goes on by itself. */
export class NotMadeError extends Error {}

/**
 * Makes an object at Stripe that is needed before anything else can be asked, once for the same key,
 * and answers its id.
 */
export async function makeAtStripe<Schema extends z.ZodType, T extends { id: string }>(
  work: Work,
  kind: IntentKind<Schema, T>,
  params: z.input<Schema>,
  about: { organizationId: string | null; key: string },
): Promise<string> {
  const intentId = await work.transact((tx) => intend(tx, kind, params, about));
  const made = await carryOut(work, intentId);
  if (made.outcome === 'DONE') return made.objectId;
  const why = made.outcome === 'REFUSED' ? made.message : 'Stripe gave no clear answer yet.';
  throw new NotMadeError(`${kind.kind} (${intentId}): ${why}`);
}
