import type { PageLanguage } from '../checkout/page-words.ts';

interface PaymentPageWords {
  secure: string;
  question: string;
  complete: string;
  fail: string;
  nothing: string;
  close: string;
  receipt: string;
  paidTo: string;
  amount: string;
  date: string;
  method: string;
  reference: string;
  refunded: string;
  noReceipt: string;
}

const english: PaymentPageWords = {
  secure: '3-D Secure',
  question: 'Your bank asks whether it is you. (A page of the sandbox.)',
  complete: 'Complete',
  fail: 'Fail',
  nothing: 'There is nothing to authenticate here.',
  close: 'You can close this page and go back to the shop.',
  receipt: 'Receipt',
  paidTo: 'Paid to',
  amount: 'Amount paid',
  date: 'Date',
  method: 'Payment method',
  reference: 'Reference',
  refunded: 'Refunded',
  noReceipt: 'There is no receipt for this payment.',
};

const french: PaymentPageWords = {
  secure: '3-D Secure',
  question: 'Votre banque demande si c’est bien vous. (Une page du bac à sable.)',
  complete: 'Confirmer',
  fail: 'Refuser',
  nothing: 'Il n’y a rien à confirmer ici.',
  close: 'Vous pouvez fermer cette page et revenir à la boutique.',
  receipt: 'Reçu',
  paidTo: 'Payé à',
  amount: 'Montant payé',
  date: 'Date',
  method: 'Mode de paiement',
  reference: 'Référence',
  refunded: 'Remboursé',
  noReceipt: 'Il n’y a pas de reçu pour ce paiement.',
};

export const paymentPageWords = ({ code }: PageLanguage): PaymentPageWords =>
  code === 'fr-CA' ? french : english;
