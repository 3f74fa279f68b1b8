import type { Database } from '../context.ts';

export type BillingMail = 'INVOICES' | 'PAYMENTS' | 'REFUNDS';
export interface Recipient {
  email: string;
  locale: 'en' | 'fr';
}

/**
 * Whom a mail about billing is sent to: the contacts that asked for it. An organisation without any
 * contact is written to at the address that it signed up with.
 */
export async function recipientsOf(
  { billingContact, billingAccount }: Pick<Database, 'billingContact' | 'billingAccount'>,
  organizationId: string,
  mail: BillingMail,
): Promise<Recipient[]> {
  const contacts = await billingContact.findMany({
    where: { organizationId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  if (contacts.length > 0) {
    return contacts
      .filter(({ mails }) => mails.includes(mail))
      .map(({ email, locale }) => ({ email, locale: localeOf(locale) }));
  }
  const account = await billingAccount.findUnique({ where: { organizationId } });
  return account?.email ? [{ email: account.email, locale: localeOf(account.invoiceLocale) }] : [];
}

export const localeOf = (text: string): 'en' | 'fr' => (text === 'fr' ? 'fr' : 'en');
