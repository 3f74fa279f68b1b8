import { accountOfViewer } from '../account/account-of-viewer.ts';
import type { BillingMail, Resolvers, TaxIdVerification } from '../generated/resolvers.ts';
import { addContact, removeContact, updateContact } from './change-contacts.ts';
import { addressOf } from './change-details.ts';
import { addTaxId, removeTaxId } from './change-tax-ids.ts';
import { updateDetails } from './update-details.ts';

const kinds = ['customer.update', 'tax_id.create', 'tax_id.delete'];

export const detailsResolvers: Resolvers = {
  Query: {
    billingDetails: (_, __, ctx) => accountOfViewer(ctx),
  },
  Mutation: {
    updateBillingDetails: (_, { input }, ctx) => updateDetails(ctx, input),
    addBillingContact: (_, { input }, ctx) => addContact(ctx, input),
    updateBillingContact: (_, { input }, ctx) => updateContact(ctx, input),
    removeBillingContact: (_, { input }, ctx) => removeContact(ctx, input),
    addTaxId: (_, { input }, ctx) => addTaxId(ctx, input),
    removeTaxId: (_, { input }, ctx) => removeTaxId(ctx, input),
  },
  BillingDetails: {
    address: ({ address }) => addressOf(address),
    contacts: ({ organizationId }, _, { db }) =>
      db.billingContact.findMany({
        where: { organizationId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
    taxIds: ({ organizationId }, _, { db }) =>
      db.taxId.findMany({
        where: { organizationId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
    isUnderWay: async ({ organizationId }, _, { db }) =>
      (await db.stripeIntent.count({
        where: { organizationId, kind: { in: kinds }, state: 'INTENDED' },
      })) > 0,
  },
  BillingContact: { mails: ({ mails }) => mails as BillingMail[] },
  TaxId: { verification: ({ verification }) => verification as TaxIdVerification },
};
