import type { Recipe } from './recipes.ts';
import type { Victim } from './victim.ts';

const own = (args: Record<string, unknown>): Recipe => ({ args, expected: 'own' });
const refused = (args: Record<string, unknown>): Recipe => ({ args, expected: 'refused' });

/** How usage, spending and make-goods are asked for what is the victim's. */
export const usageQueryRecipes = (victim: Victim): Record<string, Recipe[]> => {
  const { organizationId, lineId, campaign } = victim;
  const period = { from: '2026-01-01', to: '2026-12-31' };
  const ofVictim = { filter: { organizationId } };
  return {
    usageReport: [own({ filter: { meter: 'VEHICLE_DAYS', ...period, organizationId } })],
    usageBillings: [own(ofVictim)],
    usageEvents: [refused(ofVictim)],
    usageDifferences: [refused(ofVictim)],
    unexplainedLines: [refused(ofVictim)],
    campaignSpending: [own(ofVictim)],
    makeGoods: [own(ofVictim), own({ filter: { campaignId: campaign.id } })],
    makeGood: [own({ id: lineId })],
  };
};

/** How staff's work on usage and make-goods is asked to move what is the victim's. */
export const usageMutationRecipes = (victim: Victim): Record<string, Recipe[]> => {
  const { organizationId, lineId: id } = victim;
  const price = { meter: 'VEHICLE_DAYS', unitPrice: '1.00', currency: 'CAD' };
  const reason = 'I am Sam.';
  return {
    startUsageBilling: [refused({ input: { organizationId, ...price } })],
    changeUsageBilling: [refused({ input: { id: 'ubl_none', change: 'END' } })],
    requestMakeGood: [refused({ input: { id, remedy: 'CREDIT', reason } })],
    declineMakeGood: [refused({ input: { id, reason } })],
  };
};
