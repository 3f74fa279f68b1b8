import { parseInput } from '@mobilytics/chassis/validate-input';
import { accountOfViewer } from '../account/account-of-viewer.ts';
import type { Context } from '../context.ts';
import { notFound } from '../customer-errors.ts';
import type { UpdateBillingDetailsInput } from '../generated/resolvers.ts';
import { changeDetails } from './change-details.ts';
import { detailsInput } from './details-input.ts';

/** Changes what is printed on invoices. */
export async function updateDetails(ctx: Context, given: UpdateBillingDetailsInput) {
  const parsed = parseInput(detailsInput, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const account = await accountOfViewer(ctx);
  if (!account) return notFound('detailsNotFound', ctx.viewer.locale, 'name');
  const { name, address, purchaseOrderNumber, invoiceLocale } = parsed.value;
  const details = await changeDetails(ctx, account, async (tx) => {
    const after = {
      ...(name && { name }),
      ...(address && { address }),
      ...(typeof purchaseOrderNumber === 'string' && {
        purchaseOrderNumber: purchaseOrderNumber || null,
      }),
      ...(invoiceLocale && { invoiceLocale }),
    };
    const before = {
      name: account.name,
      address: account.address,
      purchaseOrderNumber: account.purchaseOrderNumber,
      invoiceLocale: account.invoiceLocale,
    };
    tx.audit({
      ...{ action: 'billing_details.updated', targetType: 'BillingAccount' },
      ...{ targetId: account.id, before, after },
    });
    return tx.db.billingAccount.update({ where: { id: account.id }, data: after });
  });
  return { __typename: 'UpdateBillingDetailsSuccess' as const, details };
}
