import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Tx } from '../context.ts';
import type { Fetched, StripeObject } from '../mirror/mirror-type.ts';
import { idOf } from '../mirror/stripe-time.ts';
import { postedMovements, writeTransactions } from './ledger.repository.ts';
import { missingTransactions } from './missing-movements.ts';
import { postingsOf } from './postings-of.ts';

/**
 * Posts what a fetched object moved and the ledger does not say yet, in the transaction that writes
 * the mirror; the object's lock keeps two from posting the same. Answers how much was missing.
 */
export async function postObject<T extends StripeObject>({
  object,
  fetchedAt,
  tx,
}: Fetched<T>): Promise<number> {
  const wanted = await postingsOf(tx.db, object);
  const posted = await postedMovements(tx.db, [object.id]);
  const missing = missingTransactions(wanted, posted.get(object.id) ?? [], fetchedAt);
  if (missing.length === 0) return 0;
  const organizationId = await organizationOf(tx, object);
  await writeTransactions(tx, { type: object.object, id: object.id, organizationId }, missing);
  return missing.length;
}

/** Whose movement it is; null for what concerns no customer, for example a payout. */
async function organizationOf(tx: Tx, object: StripeObject): Promise<string | null> {
  const { customer } = object as { customer?: string | null };
  const customerId = customer === undefined ? await customerOfSource(tx, object) : idOf(customer);
  return (await accountOfCustomer(tx, customerId))?.organizationId ?? null;
}

/** A movement of the balance names a charge, a refund or a dispute, which names the customer. */
async function customerOfSource(tx: Tx, object: StripeObject): Promise<string | null> {
  const sourceId = idOf((object as Stripe.BalanceTransaction).source);
  const source =
    sourceId === null ? null : await tx.db.mirrorObject.findUnique({ where: { id: sourceId } });
  if (!source || source.customerId !== null) return source?.customerId ?? null;
  const chargeId = idOf((source.data as { charge?: string | null }).charge);
  if (chargeId === null) return null;
  return (await tx.db.mirrorObject.findUnique({ where: { id: chargeId } }))?.customerId ?? null;
}

/** Writes our own rows of a fetched object, then the ledger. */
export const andPost =
  <T extends StripeObject>(write: (fetched: Fetched<T>) => Promise<unknown>) =>
  async (fetched: Fetched<T>): Promise<unknown> => {
    const written = await write(fetched);
    await postObject(fetched);
    return written;
  };
