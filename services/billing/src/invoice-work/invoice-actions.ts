import type { InvoiceAction } from '../generated/resolvers.ts';

/** What staff can do with an invoice in each state, in the order of the buttons. */
const actions: Record<string, readonly InvoiceAction[]> = {
  DRAFT: ['SEND', 'DELETE'],
  OPEN: ['SEND_AGAIN', 'MARK_PAID', 'CREDIT', 'WRITE_OFF', 'VOID'],
  PAID: ['CREDIT'],
  UNCOLLECTIBLE: ['MARK_PAID', 'VOID'],
};

export const invoiceActions = (state: string): InvoiceAction[] => [...(actions[state] ?? [])];

export const mayDo = (state: string, action: InvoiceAction): boolean =>
  invoiceActions(state).includes(action);
