import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { LineChargeState, Resolvers } from '../generated/resolvers.ts';
import { campaignSpendingReport, spendingOfCampaign } from './campaign-spending.ts';
import type { ChargeBasis } from './charge-basis.ts';

/** A thing that another service owns, of which this one knows some fields. */
export interface CampaignReference {
  id: string;
}

export const campaignBillingResolvers: Resolvers = {
  Query: {
    campaignSpending: (_, { filter }, ctx) => campaignSpendingReport(ctx, filter),
  },
  Campaign: {
    __resolveReference: ({ id }) => ({ id }),
    spending: ({ id }, _, ctx) => spendingOfCampaign(ctx, id),
  },
  Line: {
    __resolveReference: ({ id }) => ({ id }),
    charge: ({ id }, _, ctx) => chargeOf(ctx, id),
    makeGood: ({ id }, _, ctx) => ctx.db.makeGood.findFirst({ where: { lineId: id } }),
  },
};

async function chargeOf({ db, viewer }: Context, lineId: string) {
  const line = await db.campaignLine.findFirst({ where: { lineId } });
  if (line === null || line.basis === null) return null;
  const charge = await db.lineCharge.findFirst({ where: { lineId } });
  const stripeInvoiceId = charge?.stripeInvoiceId;
  const isStaff = viewer.scopes.includes('staff:billing');
  return {
    basis: line.basis as ChargeBasis,
    state: (charge?.state ?? 'NOTHING_DUE') as LineChargeState,
    amount: charge && toApiMoney(charge.amountMinor, charge.currency),
    invoice: stripeInvoiceId ? await db.invoice.findFirst({ where: { stripeInvoiceId } }) : null,
    refusal: isStaff ? (charge?.refusal ?? null) : null,
  };
}
