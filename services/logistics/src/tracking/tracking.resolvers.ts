import type { Resolvers } from '../generated/resolvers.ts';
import { statusesForCustomers } from '../shipment/shipment-status.ts';
import { findPickupOffice } from './pickup-office.ts';
import { toTrackedParcel } from './tracked-parcel.ts';
import { statusOf } from './tracking-steps.ts';

export const trackingResolvers: Resolvers = {
  Query: {
    trackedParcel: async (_, { token }, ctx) => {
      const parcel = await ctx.services.findPublicParcel(token);
      const tracked = parcel === null ? null : toTrackedParcel(parcel);
      if (parcel === null || tracked === null) return null;
      return { ...tracked, pickupOffice: await findPickupOffice(ctx, parcel) };
    },
  },
  Shipment: {
    estimatedDeliverySource: ({ estimateSource }) => estimateSource,
    publicTrackingUrl: ({ publicToken, status }, _, { services }) =>
      statusesForCustomers.includes(status) ? `${services.dashboardUrl}/t/${publicToken}` : null,
  },
  TrackingEvent: {
    status: statusOf,
    raw: ({ raw }) => JSON.stringify(raw),
  },
};
