import { customers, type DemoCustomer } from '../customers.ts';

/** What becomes of an invoice that finance wrote by hand. */
export type InvoiceFate =
  | 'DRAFT'
  | 'OPEN'
  /** With a card, on the invoice's page. */
  | 'PAID'
  /** By transfer; finance notes it. */
  | 'PAID_ELSEWHERE'
  | 'WRITTEN_OFF'
  | 'VOID'
  /** Credited in part while it is open; the credit note is taken back. */
  | 'CREDITED_BY_MISTAKE';

export type PlannedInvoice = {
  key: string;
  customer: DemoCustomer;
  fate: InvoiceFate;
  lines: { description: string; quantity: number; unitPrice: string }[];
  memo: string | null;
  purchaseOrderNumber: string | null;
  dueDays: number;
  sentDaysAgo: number;
  /** When it was paid, given up or taken back. */
  endedDaysAgo: number;
  /** What finance writes about its end. */
  reason: string;
};

type Idea = {
  customer: number;
  fate: InvoiceFate;
  sent: number;
  due: number;
  ended?: number;
  lines: [description: string, quantity: number, unitPrice: string][];
  memo?: string;
  po?: string;
  reason?: string;
};

/** In Canadian dollars one is overdue for each age that receivables are sorted by. */
const ideas: Idea[] = [
  {
    ...{ customer: 0, fate: 'OPEN', sent: 40, due: 30, po: 'NM-2026-0431' },
    lines: [
      ['Route planning workshop, half a day', 1, '850.00'],
      ['Driver briefing', 4, '95.00'],
    ],
    memo: 'Thank you for having us at Carlaw Avenue.',
  },
  {
    ...{ customer: 1, fate: 'OPEN', sent: 70, due: 30, po: 'LMA-PO-8790' },
    lines: [['Data export for the Deep dish week study', 1, '1200.00']],
  },
  {
    ...{ customer: 3, fate: 'OPEN', sent: 100, due: 30 },
    lines: [
      ['Rapport d’audience sur mesure', 1, '1450.00'],
      ['Traduction du rapport', 12, '38.00'],
    ],
    memo: 'Selon votre demande du mois dernier.',
  },
  {
    ...{ customer: 2, fate: 'OPEN', sent: 130, due: 30 },
    lines: [['Sensor relocation, seven vehicles', 7, '110.00']],
  },
  {
    ...{ customer: 4, fate: 'OPEN', sent: 128, due: 30 },
    lines: [['Refresher course for drivers', 5, '120.00']],
  },
  {
    ...{ customer: 7, fate: 'OPEN', sent: 73, due: 30 },
    lines: [['Spare mounts, fitted', 3, '95.00']],
  },
  {
    ...{ customer: 0, fate: 'OPEN', sent: 3, due: 30, po: 'NM-2026-0440' },
    lines: [['Custom dashboard for First Ontario Mutual', 1, '600.00']],
  },
  {
    ...{ customer: 5, fate: 'CREDITED_BY_MISTAKE', sent: 6, due: 30 },
    lines: [['Formation de l’équipe, une journée', 1, '980.00']],
    reason: 'The credit was meant for another customer.',
  },
  {
    ...{ customer: 4, fate: 'PAID_ELSEWHERE', sent: 62, due: 30, ended: 35 },
    lines: [['Onboarding of five vans', 5, '140.00']],
    reason: 'Interac transfer of the same day, reference CA3F91.',
  },
  {
    ...{ customer: 7, fate: 'WRITTEN_OFF', sent: 185, due: 30, ended: 41 },
    lines: [['Second visit of a technician', 2, '125.00']],
    reason: 'The customer disputes the second visit, and the amount is small.',
  },
  {
    ...{ customer: 6, fate: 'PAID', sent: 50, due: 30, ended: 31 },
    lines: [['Printed campaign report, bound', 10, '42.00']],
  },
  {
    ...{ customer: 8, fate: 'VOID', sent: 20, due: 15, ended: 19 },
    lines: [['On-site calibration', 2, '160.00']],
    reason: 'Invoiced to the wrong customer.',
  },
  {
    ...{ customer: 9, fate: 'DRAFT', sent: 0, due: 30 },
    lines: [
      ['Route planning workshop, half a day', 1, '850.00'],
      ['Travel', 1, '120.00'],
    ],
  },
];

export const planOneOffInvoices = (): PlannedInvoice[] =>
  ideas.map(
    ({ customer: index, fate, sent, due, ended = sent, lines, memo, po, reason }, place) => {
      const customer = customers[index];
      if (customer === undefined) throw new RangeError(`There is no customer ${index}.`);
      return {
        ...{ key: `one-off-${place + 1}`, customer, fate, dueDays: due },
        lines: lines.map(([description, quantity, unitPrice]) => ({
          ...{ description, quantity, unitPrice },
        })),
        ...{ memo: memo ?? null, purchaseOrderNumber: po ?? null, reason: reason ?? '' },
        ...{ sentDaysAgo: sent, endedDaysAgo: ended },
      };
    },
  );
