/** What an account is; debits raise assets, contra revenue and expenses, credits raise the others. */
export type AccountType = 'ASSET' | 'LIABILITY' | 'REVENUE' | 'CONTRA_REVENUE' | 'EXPENSE';

/** What is sold, as far as the books tell it apart. */
export const productKinds = [
  'SENSOR_KIT',
  'ACCESSORY',
  'DATA_PLAN',
  'SERVICE',
  'CAMPAIGN',
  'USAGE',
  'SHIPPING',
  'OTHER',
] as const;

export type ProductKind = (typeof productKinds)[number];

interface Account {
  number: string;
  type: AccountType;
  en: string;
  fr: string;
}

/**
 * The accounts that everything is posted to. Rows of the table `LedgerAccount` are the same; a test
 * compares. An account is never taken away, because its entries never are.
 */
export const chartOfAccounts = {
  STRIPE_BALANCE: {
    number: '1000',
    type: 'ASSET',
    en: 'Stripe balance',
    fr: 'Solde Stripe',
  },
  BANK: {
    number: '1010',
    type: 'ASSET',
    en: 'Bank (paid out by Stripe)',
    fr: 'Banque (virements de Stripe)',
  },
  OUT_OF_BAND: {
    number: '1020',
    type: 'ASSET',
    en: 'Received outside Stripe',
    fr: 'Reçu hors de Stripe',
  },
  RECEIVABLE: {
    number: '1100',
    type: 'ASSET',
    en: 'Accounts receivable',
    fr: 'Comptes clients',
  },
  UNAPPLIED_PAYMENTS: {
    number: '2000',
    type: 'LIABILITY',
    en: 'Payments not applied to an invoice',
    fr: 'Paiements non affectés à une facture',
  },
  CUSTOMER_CREDIT: {
    number: '2010',
    type: 'LIABILITY',
    en: 'Customer credit balances',
    fr: 'Crédits des clients',
  },
  TAX_GST_HST: {
    number: '2200',
    type: 'LIABILITY',
    en: 'GST/HST payable',
    fr: 'TPS/TVH à payer',
  },
  TAX_QST: { number: '2210', type: 'LIABILITY', en: 'QST payable', fr: 'TVQ à payer' },
  TAX_PST_BC: {
    number: '2220',
    type: 'LIABILITY',
    en: 'PST payable, British Columbia',
    fr: 'TVP à payer, Colombie-Britannique',
  },
  TAX_RST_MB: {
    number: '2230',
    type: 'LIABILITY',
    en: 'RST payable, Manitoba',
    fr: 'TVD à payer, Manitoba',
  },
  TAX_PST_SK: {
    number: '2240',
    type: 'LIABILITY',
    en: 'PST payable, Saskatchewan',
    fr: 'TVP à payer, Saskatchewan',
  },
  TAX_US_SALES: {
    number: '2250',
    type: 'LIABILITY',
    en: 'Sales tax payable, United States',
    fr: 'Taxe de vente à payer, États-Unis',
  },
  TAX_OTHER: {
    number: '2290',
    type: 'LIABILITY',
    en: 'Other taxes payable',
    fr: 'Autres taxes à payer',
  },
  REVENUE_SENSOR_KIT: {
    number: '4000',
    type: 'REVENUE',
    en: 'Revenue: sensor kits',
    fr: 'Produits : ensembles de capteurs',
  },
  REVENUE_ACCESSORY: {
    number: '4010',
    type: 'REVENUE',
    en: 'Revenue: accessories',
    fr: 'Produits : accessoires',
  },
  REVENUE_DATA_PLAN: {
    number: '4020',
    type: 'REVENUE',
    en: 'Revenue: data plans',
    fr: 'Produits : forfaits de données',
  },
  REVENUE_SERVICE: {
    number: '4030',
    type: 'REVENUE',
    en: 'Revenue: services',
    fr: 'Produits : services',
  },
  REVENUE_CAMPAIGN: {
    number: '4040',
    type: 'REVENUE',
    en: 'Revenue: campaigns',
    fr: 'Produits : campagnes',
  },
  REVENUE_USAGE: {
    number: '4050',
    type: 'REVENUE',
    en: 'Revenue: measured use',
    fr: 'Produits : utilisation mesurée',
  },
  REVENUE_SHIPPING: {
    number: '4060',
    type: 'REVENUE',
    en: 'Revenue: shipping',
    fr: 'Produits : livraison',
  },
  REVENUE_OTHER: {
    number: '4090',
    type: 'REVENUE',
    en: 'Revenue: other',
    fr: 'Produits : autres',
  },
  CREDIT_NOTES: {
    number: '4800',
    type: 'CONTRA_REVENUE',
    en: 'Credit notes',
    fr: 'Notes de crédit',
  },
  REFUNDS: {
    number: '4900',
    type: 'CONTRA_REVENUE',
    en: 'Refunds without a credit note',
    fr: 'Remboursements sans note de crédit',
  },
  FEES: { number: '6000', type: 'EXPENSE', en: 'Stripe fees', fr: 'Frais de Stripe' },
  DISPUTE_FEES: {
    number: '6010',
    type: 'EXPENSE',
    en: 'Dispute fees',
    fr: 'Frais de contestation',
  },
  DISPUTES: {
    number: '6020',
    type: 'EXPENSE',
    en: 'Disputed payments',
    fr: 'Paiements contestés',
  },
  BAD_DEBT: { number: '6030', type: 'EXPENSE', en: 'Bad debt', fr: 'Créances irrécouvrables' },
  BALANCE_ADJUSTMENTS: {
    number: '6040',
    type: 'EXPENSE',
    en: 'Credit given by hand',
    fr: 'Crédits accordés à la main',
  },
  ADJUSTMENTS: {
    number: '6050',
    type: 'EXPENSE',
    en: 'Other movements at Stripe',
    fr: 'Autres mouvements chez Stripe',
  },
  SUSPENSE: {
    number: '9000',
    type: 'EXPENSE',
    en: 'Not explained (to be cleared)',
    fr: 'Non expliqué (à régulariser)',
  },
} as const satisfies Record<string, Account>;

export type AccountId = keyof typeof chartOfAccounts;

export const accountIds = Object.keys(chartOfAccounts) as AccountId[];

export const taxAccounts = accountIds.filter((id) => id.startsWith('TAX_'));

export const revenueAccount = (kind: ProductKind): AccountId => `REVENUE_${kind}`;

/** The account of a tax by its name on the invoice. */
export function taxAccount(name: string): AccountId {
  if (/^(GST|HST)\b/.test(name)) return 'TAX_GST_HST';
  if (/^QST\b/.test(name)) return 'TAX_QST';
  if (name === 'PST BC') return 'TAX_PST_BC';
  if (name === 'RST MB') return 'TAX_RST_MB';
  if (name === 'PST SK') return 'TAX_PST_SK';
  return /^[A-Z]{2} sales tax$/.test(name) ? 'TAX_US_SALES' : 'TAX_OTHER';
}
