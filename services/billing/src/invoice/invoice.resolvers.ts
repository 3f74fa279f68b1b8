import { toApiMoney } from '@mobilytics/money/money';
import type { Resolvers } from '../generated/resolvers.ts';
import { findInvoice, linesOfInvoice, listInvoices } from './invoice.repository.ts';

type InvoiceState = 'DRAFT' | 'OPEN' | 'PAID' | 'VOID' | 'UNCOLLECTIBLE';

export const invoiceResolvers: Resolvers = {
  Query: {
    invoices: (_, { filter, ...page }, ctx) => listInvoices(ctx, page, filter),
    invoice: (_, { id }, ctx) => findInvoice(ctx, id),
  },
  Invoice: {
    __resolveReference: ({ id }, ctx) => findInvoice(ctx, id),
    organization: ({ organizationId }) => ({ id: organizationId }),
    order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
    state: ({ state }) => state as InvoiceState,
    total: ({ totalMinor, currency }) => toApiMoney(totalMinor, currency),
    tax: ({ taxMinor, currency }) => toApiMoney(taxMinor, currency),
    amountDue: ({ amountDueMinor, currency }) => toApiMoney(amountDueMinor, currency),
    amountPaid: ({ amountPaidMinor, currency }) => toApiMoney(amountPaidMinor, currency),
    lines: (invoice, _, ctx) => linesOfInvoice(ctx, invoice),
  },
  InvoiceLine: {
    net: ({ netMinor, currency }) => toApiMoney(netMinor, currency),
    tax: ({ taxMinor, currency }) => toApiMoney(taxMinor, currency),
    order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
  },
};
