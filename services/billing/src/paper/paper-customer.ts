import { taxName } from '@mobilytics/tax/tax-name';
import type { Database } from '../context.ts';
import { addressOf } from '../details/change-details.ts';
import type { Locale } from '../payment/failure-messages.ts';
import type { PaperCustomer } from './draw-invoice.ts';

/** Who is invoiced, as it stands on paper. */
export async function paperCustomer(
  db: Database,
  organizationId: string,
  locale: Locale,
): Promise<PaperCustomer> {
  const account = await db.billingAccount.findUniqueOrThrow({ where: { organizationId } });
  const taxIds = await db.taxId.findMany({
    where: { organizationId },
    orderBy: { createdAt: 'asc' },
  });
  return {
    name: account.name,
    address: addressOf(account.address),
    taxNumbers: taxIds.map(({ type, value }) => `${taxName(taxOfType(type), locale)} ${value}`),
  };
}

/** `ca_gst_hst` is `GST/HST` on paper. */
const taxOfType = (type: string): string =>
  type.split('_').slice(1).join('/').toUpperCase() || type.toUpperCase();
