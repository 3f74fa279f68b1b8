import type { LedgerTransactionFilter, LedgerTransactionKind } from '#generated/graphql.ts';

export const transactionKinds: LedgerTransactionKind[] = [
  'INVOICE_FINALIZED',
  'INVOICE_PAID',
  'INVOICE_PAID_OUT_OF_BAND',
  'INVOICE_VOIDED',
  'INVOICE_WRITTEN_OFF',
  'CREDIT_NOTE_ISSUED',
  'CREDIT_NOTE_VOIDED',
  'CUSTOMER_BALANCE',
  'CHARGE',
  'REFUND',
  'REFUND_FAILED',
  'DISPUTE_WITHDRAWN',
  'DISPUTE_REINSTATED',
  'PAYOUT',
  'STRIPE_FEE',
  'ADJUSTMENT',
];

/** Accounts that are looked at together, as the journal's filter takes them. */
export const accountGroups = {
  EARNED: {
    accountId: [
      ...['SENSOR_KIT', 'ACCESSORY', 'DATA_PLAN', 'SERVICE', 'CAMPAIGN', 'USAGE'].map(
        (kind) => `REVENUE_${kind}`,
      ),
      ...['REVENUE_SHIPPING', 'REVENUE_OTHER', 'CREDIT_NOTES'],
    ],
  },
  STRIPE: { accountId: ['STRIPE_BALANCE'] },
  RECEIVABLE: { accountId: ['RECEIVABLE'] },
  UNAPPLIED: { accountId: ['UNAPPLIED_PAYMENTS', 'CUSTOMER_CREDIT'] },
  REFUNDED: { accountId: ['CREDIT_NOTES', 'REFUNDS'] },
  EXPENSE: { accountType: ['EXPENSE'] },
} satisfies Record<string, LedgerTransactionFilter>;
