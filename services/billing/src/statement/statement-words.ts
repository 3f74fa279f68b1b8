import type { Locale } from '../payment/failure-messages.ts';
import type { StatementEntry } from './statement.ts';

type Kind = StatementEntry['kind'];

/** What the entries of a statement are called. */
export const kindWords: Record<Locale, Record<Kind, string>> = {
  en: {
    INVOICE: 'Invoice',
    VOID: 'Invoice voided',
    PAYMENT: 'Payment',
    CREDIT_NOTE: 'Credit note',
    CREDIT_NOTE_VOID: 'Credit note voided',
    REFUND: 'Refund',
  },
  fr: {
    INVOICE: 'Facture',
    VOID: 'Facture annulée',
    PAYMENT: 'Paiement',
    CREDIT_NOTE: 'Note de crédit',
    CREDIT_NOTE_VOID: 'Note de crédit annulée',
    REFUND: 'Remboursement',
  },
};

export const statementWords = {
  en: {
    title: 'Statement of account',
    period: 'Period',
    day: 'Date',
    what: 'What',
    reference: 'Reference',
    amount: 'Amount',
    balance: 'Balance',
    currency: 'Currency',
    opening: 'Opening balance',
    closing: 'Closing balance',
    invoiced: 'Invoiced',
    paid: 'Paid',
    credited: 'Credited',
    empty: 'Nothing was invoiced, paid or credited in this period.',
    sign: 'A balance below zero is a credit: your next invoices use it.',
  },
  fr: {
    title: 'Relevé de compte',
    period: 'Période',
    day: 'Date',
    what: 'Objet',
    reference: 'Référence',
    amount: 'Montant',
    balance: 'Solde',
    currency: 'Devise',
    opening: 'Solde d’ouverture',
    closing: 'Solde de clôture',
    invoiced: 'Facturé',
    paid: 'Payé',
    credited: 'Crédité',
    empty: 'Rien n’a été facturé, payé ni crédité pendant cette période.',
    sign: 'Un solde inférieur à zéro est un crédit\u00a0: vos prochaines factures l’utilisent.',
  },
} as const;
