import { ensureCustomer } from '../account/ensure-customer.ts';
import type { Context, Tx } from '../context.ts';
import type { BillingAccount, Prisma } from '../generated/prisma/client.ts';
import { carryOut } from '../intent/carry-out.ts';
import { intend } from '../intent/intend.ts';
import { billingAddress, updateCustomer } from './customer-intents.ts';
import { localeOf } from './recipients.ts';

/**
 * Changes what stands on a customer's invoices here and, by an intent in the same transaction, at
 * Stripe. `change` writes our rows; what Stripe is told is read after it, as a whole.
 */
export async function changeDetails<R>(
  ctx: Context,
  account: BillingAccount,
  change: (tx: Tx) => Promise<R>,
): Promise<R> {
  const us = ctx.services.ourselves();
  const customerId = await ensureCustomer(us, account);
  const { result, intentId } = await ctx.transact(async (tx) => {
    const { organizationId } = account;
    // Writing the row locks it: changes of one account get their revisions one after the other.
    const { detailsRevision: revision } = await tx.db.billingAccount.update({
      where: { organizationId },
      data: { detailsRevision: { increment: 1 } },
    });
    const result = await change(tx);
    const latest = await tx.db.billingAccount.findUniqueOrThrow({ where: { organizationId } });
    const first = await tx.db.billingContact.findFirst({
      where: { organizationId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    const intentId = await intend(
      tx,
      updateCustomer,
      {
        ...{ customerId, revision, name: latest.name },
        email: first?.email ?? latest.email,
        address: addressOf(latest.address),
        purchaseOrderNumber: latest.purchaseOrderNumber,
        locale: localeOf(latest.invoiceLocale),
      },
      { organizationId, key: `details:${account.id}:${revision}`, actorId: ctx.viewer.actorId },
    );
    return { result, intentId };
  });
  await carryOut(us, intentId);
  return result;
}

export function addressOf(address: Prisma.JsonValue) {
  return address === null ? null : billingAddress.parse(address);
}
