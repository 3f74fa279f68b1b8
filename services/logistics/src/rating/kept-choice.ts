import { z } from 'zod';
import { carrierCodes } from '../carrier/carrier.ts';

export const rateStrategies = ['CHEAPEST', 'FASTEST', 'PREFERRED'] as const;

/** Why offers were not chosen from, and of whom. */
const leftOut = z.object({
  carrier: z.enum(carrierCodes),
  /** `NO_OFFER` comes with the carrier's words. */
  reason: z.enum(['NO_OFFER', 'ELSEWHERE', 'NO_SERVICE', 'NOT_IN_RULE', 'TOO_SLOW']),
  detail: z.string().nullable(),
  offers: z.int(),
});

/** A choice of the shipping rules as it is kept with the parcel: facts, told in either language later. */
const keptChoice = z.object({
  ruleName: z.string().nullable(),
  ruleId: z.string().nullable(),
  strategy: z.enum(rateStrategies),
  shippingMethod: z.string(),
  /** None of the preferred services was offered, so the cheapest was taken. */
  fellBack: z.boolean(),
  /** Offers that were chosen from. */
  offers: z.int(),
  rateId: z.string().nullable(),
  serviceName: z.string().nullable(),
  carrier: z.enum(carrierCodes).nullable(),
  transitDays: z.int().nullable(),
  deliverBy: z.string().nullable(),
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  /** How much dearer the next offer is, in the currency of the comparison; negative when it is cheaper. */
  nextDifferenceMinor: z.int().nullable(),
  comparedIn: z.string(),
  /** US dollars for one Canadian, where offers of both currencies were compared. */
  usdPerCad: z.number().nullable(),
  leftOut: z.array(leftOut),
  signature: z.enum(['NONE', 'SIGNATURE', 'ADULT_SIGNATURE']),
  insuredMinor: z.int().nullable(),
  /** Who pays duties by the rule, null where it does not say. */
  incoterm: z.enum(['DAP', 'DDP']).nullable(),
});

export type KeptChoice = z.infer<typeof keptChoice>;

export function readChoice(json: unknown): KeptChoice | null {
  return json === null ? null : keptChoice.parse(json);
}
