import { customers, type DemoCustomer } from '../customers.ts';

export type BillingMail = 'INVOICES' | 'PAYMENTS' | 'REFUNDS';

export type PlannedContact = {
  name: string;
  email: string;
  locale: 'en' | 'fr';
  mails: BillingMail[];
};

/** What a customer told us about itself as a payer. */
export type PlannedDetails = {
  customer: DemoCustomer;
  contacts: PlannedContact[];
  /** Printed where an order has none of its own. */
  purchaseOrderNumber: string | null;
  /** Stripe's kinds, with invented numbers in the authorities' form. */
  taxIds: { type: string; value: string }[];
};

type Idea = [
  customer: number,
  purchaseOrderNumber: string | null,
  taxIds: [type: string, value: string][],
  ...contacts: [name: string, mailbox: string, locale: 'en' | 'fr', mails: BillingMail[]][],
];

const all: BillingMail[] = ['INVOICES', 'PAYMENTS', 'REFUNDS'];

const ideas: Idea[] = [
  [
    0,
    'NM-2026-0417',
    [['ca_gst_hst', '814672093RT0001']],
    ['Owen Reid', 'accounts', 'en', all],
    ['Maude Caron', 'comptes', 'fr', ['INVOICES']],
  ],
  [1, 'LMA-PO-8812', [['us_ein', '36-4417702']], ['Jess Park', 'ap', 'en', all]],
  [
    3,
    'BC-20417',
    [
      ['ca_gst_hst', '732815460RT0001'],
      ['ca_qst', '1218340577TQ0001'],
    ],
    ['Hugo Fortin', 'comptabilite', 'fr', all],
    ['Zoé Roy', 'zoe', 'fr', ['PAYMENTS']],
  ],
  [4, null, [['ca_bn', '846120375']], ['Dev Nair', 'books', 'en', ['INVOICES', 'PAYMENTS']]],
  [5, 'PA-551', [['ca_qst', '1209981264TQ0001']], ['Nadia Roy', 'factures', 'fr', all]],
  [6, null, [['us_ein', '36-9920318']], ['Lena Brandt', 'payables', 'en', all]],
  [11, 'CTA-77', [['ca_pst_bc', 'PST-1047-2283']], ['Min Kim', 'finance', 'en', all]],
];

export const planDetails = (): PlannedDetails[] =>
  ideas.map(([index, purchaseOrderNumber, taxIds, ...contacts]) => {
    const customer = customers[index];
    if (customer === undefined) throw new RangeError(`There is no customer ${index}.`);
    const domain = customer.email.split('@')[1];
    return {
      ...{ customer, purchaseOrderNumber },
      taxIds: taxIds.map(([type, value]) => ({ type, value })),
      contacts: contacts.map(([name, mailbox, locale, mails]) => ({
        ...{ name, locale, mails },
        email: `${mailbox}@${domain}`,
      })),
    };
  });
