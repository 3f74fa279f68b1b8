import type { Context } from '../context.ts';
import type { BillingAccount } from '../generated/prisma/client.ts';

/** The caller's own account; null for staff who act for nobody. */
export async function accountOfViewer({ db, viewer }: Context): Promise<BillingAccount | null> {
  const { organizationId } = viewer;
  return organizationId === null
    ? null
    : db.billingAccount.findUnique({ where: { organizationId } });
}
