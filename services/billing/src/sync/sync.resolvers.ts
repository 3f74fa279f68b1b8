import type { Resolvers } from '../generated/resolvers.ts';
import { mergeResolvers } from '../merge-resolvers.ts';
import { driftResolvers } from './drift/drift.resolvers.ts';
import { reconcileResolvers } from './reconcile/reconcile.resolvers.ts';
import { stripeEventResolvers } from './stripe-event.resolvers.ts';
import { stripeIntentResolvers } from './stripe-intent.resolvers.ts';
import { syncStatusResolvers } from './sync-status.ts';

const statusResolvers: Resolvers = {
  Query: { syncStatus: () => ({}) },
  SyncStatus: syncStatusResolvers,
};

export const syncResolvers = mergeResolvers([
  driftResolvers,
  reconcileResolvers,
  statusResolvers,
  stripeEventResolvers,
  stripeIntentResolvers,
]);
