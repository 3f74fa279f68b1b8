import { z } from 'zod';
import { carrierCodes } from '../carrier/carrier.ts';
import { rateStrategies } from '../rating/kept-choice.ts';

/** When a rule holds, as it is kept. */
const conditionsSchema = z.object({
  countries: z.array(z.string()),
  regions: z.array(z.string()),
  minWeightGrams: z.int().nullable(),
  maxWeightGrams: z.int().nullable(),
  minValueMinor: z.int().nullable(),
  maxValueMinor: z.int().nullable(),
  valueCurrency: z.string().nullable(),
  shippingMethods: z.array(z.string()),
  organizationIds: z.array(z.string()),
  skus: z.array(z.string()),
  warehouseIds: z.array(z.string()),
});

/** What a rule does, as it is kept. */
const actionSchema = z.object({
  strategy: z.enum(rateStrategies),
  carriers: z.array(z.enum(carrierCodes)),
  preferred: z.array(z.object({ carrier: z.enum(carrierCodes), service: z.string().nullable() })),
  maxTransitDays: z.int().nullable(),
  signature: z.enum(['NONE', 'SIGNATURE', 'ADULT_SIGNATURE']),
  insureFully: z.boolean(),
  incoterm: z.enum(['DAP', 'DDP']).nullable(),
});

export type ShippingConditions = z.infer<typeof conditionsSchema>;
export type ShippingAction = z.infer<typeof actionSchema>;

export const readConditions = (json: unknown) => conditionsSchema.parse(json);
export const readAction = (json: unknown) => actionSchema.parse(json);

/** What the customer paid for decides where no rule does. */
export const actionOfMethod = (shippingMethod: string): ShippingAction => ({
  strategy: shippingMethod === 'EXPRESS' ? 'FASTEST' : 'CHEAPEST',
  ...{ carriers: [], preferred: [], maxTransitDays: null },
  ...{ signature: 'NONE', insureFully: false, incoterm: null },
});
