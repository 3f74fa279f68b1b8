import type { Recipe } from './recipes.ts';
import type { Victim } from './victim.ts';

const refused = (args: Record<string, unknown>): Recipe => ({ args, expected: 'refused' });

/** How the mirror of Stripe stands is for finance alone, whatever it is asked about. */
export const syncQueryRecipes = ({
  organizationId,
  invoiceId,
}: Victim): Record<string, Recipe[]> => ({
  syncStatus: [refused({})],
  drifts: [refused({ filter: { organizationId } }), refused({})],
  drift: [refused({ id: organizationId })],
  reconcileRuns: [refused({})],
  reconcileRun: [refused({ id: organizationId })],
  stripeEvents: [refused({ filter: { search: invoiceId } })],
  stripeIntents: [refused({ filter: { organizationId } })],
});

/** Nobody but finance compares, repairs or tries again. */
export const syncMutationRecipes = ({ organizationId: id }: Victim): Record<string, Recipe[]> => ({
  startReconcile: [refused({ input: {} })],
  changeReconcileRun: [refused({ input: { id, change: 'CANCEL' } })],
  takeStripes: [refused({ input: { id } })],
  cancelDuplicateSubscription: [refused({ input: { id } })],
  releasePaidOrder: [refused({ input: { id } })],
  retryStripeEvent: [refused({ input: { id } })],
});
