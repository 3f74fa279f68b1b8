export interface InvoiceWords {
  invoice: string;
  number: string;
  issued: string;
  dueOn: string;
  from: string;
  billedTo: string;
  description: string;
  quantity: string;
  amount: string;
  subtotal: string;
  discount: string;
  included: string;
  total: string;
  fromBalance: string;
  paid: string;
  due: string;
  pay: string;
  download: string;
  status: Record<'open' | 'paid' | 'uncollectible' | 'void', string>;
  missingTitle: string;
  missing: string;
}

const english: InvoiceWords = {
  invoice: 'Invoice',
  number: 'Invoice number',
  issued: 'Date of issue',
  dueOn: 'Date due',
  from: 'From',
  billedTo: 'Bill to',
  description: 'Description',
  quantity: 'Qty',
  amount: 'Amount',
  subtotal: 'Subtotal',
  discount: 'Discount',
  included: 'included',
  total: 'Total',
  fromBalance: 'Applied balance',
  paid: 'Amount paid',
  due: 'Amount due',
  pay: 'Pay',
  download: 'Download invoice',
  status: {
    open: 'This invoice is waiting for payment.',
    paid: 'This invoice is paid.',
    uncollectible: 'This invoice was not paid. It can still be paid.',
    void: 'This invoice was cancelled. Nothing is to be paid.',
  },
  missingTitle: 'Invoice not found',
  missing: 'There is no such invoice. Check the address.',
};

const french: InvoiceWords = {
  invoice: 'Facture',
  number: 'Numéro de facture',
  issued: 'Date d’émission',
  dueOn: 'Date d’échéance',
  from: 'De',
  billedTo: 'Facturer à',
  description: 'Description',
  quantity: 'Qté',
  amount: 'Montant',
  subtotal: 'Sous-total',
  discount: 'Rabais',
  included: 'incluse',
  total: 'Total',
  fromBalance: 'Solde appliqué',
  paid: 'Montant payé',
  due: 'Montant dû',
  pay: 'Payer',
  download: 'Télécharger la facture',
  status: {
    open: 'Cette facture attend son paiement.',
    paid: 'Cette facture est payée.',
    uncollectible: 'Cette facture n’a pas été payée. Elle peut encore l’être.',
    void: 'Cette facture a été annulée. Il n’y a rien à payer.',
  },
  missingTitle: 'Facture introuvable',
  missing: 'Cette facture n’existe pas. Vérifiez l’adresse.',
};

export const invoiceWords = (code: 'en-CA' | 'fr-CA'): InvoiceWords =>
  code === 'fr-CA' ? french : english;
