import {
  invalidInput,
  optionalText,
  parseInput,
  problem,
} from '@mobilytics/chassis/validate-input';
import { fromDecimal } from '@mobilytics/money/money';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { QuoteRatesInput } from '../generated/resolvers.ts';
import { sayParcelUnmeasured } from '../messages.ts';
import { parcelSize } from '../packing/parcel-size.ts';
import { parcelToRate } from '../packing/parcel-to-rate.ts';
import { emptied } from '../packing/parcels.ts';
import { rateParcel } from '../rating/rate-parcel.ts';
import { notFound } from '../user-errors.ts';

const inputSchema = z
  .object({
    fulfillmentId: optionalText(40),
    shipmentId: optionalText(40),
    parcel: parcelSize.nullish().transform((size) => size ?? null),
    signature: z
      .enum(['NONE', 'SIGNATURE', 'ADULT_SIGNATURE'])
      .nullish()
      .transform((option) => option ?? null),
    insuredAmount: z
      .string()
      .regex(/^\d{1,5}(\.\d{1,2})?$/)
      .nullish()
      // Both of our currencies have cents.
      .transform((text) => (text == null ? null : fromDecimal(text, 'CAD').amountMinor)),
  })
  .superRefine(({ fulfillmentId, shipmentId }, check) => {
    if ((fulfillmentId === null) === (shipmentId === null)) check.addIssue(oneOfThem);
  });

/** Asks the carriers what one parcel would cost. */
export async function quoteRates(ctx: Context, given: QuoteRatesInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { shipmentId, signature, insuredAmount: insuredMinor } = parsed.value;
  const shipment =
    shipmentId === null ? null : await ctx.db.shipment.findUnique({ where: { id: shipmentId } });
  if (shipmentId !== null && shipment === null) {
    return notFound(ctx.viewer, 'Shipment', 'shipmentId');
  }
  const fulfillmentId = shipment?.fulfillmentId ?? parsed.value.fulfillmentId ?? '';
  const measured = shipment ?? (await openParcel(ctx, fulfillmentId));
  // Zod's reading leaves only the four measures.
  const size = parsed.value.parcel ?? parcelSize.safeParse(measured).data;
  if (size === undefined) return invalidInput([sayParcelUnmeasured(ctx.viewer.locale)]);
  return rateParcel(ctx, { fulfillmentId, shipmentId, size, signature, insuredMinor });
}

/** The parcel that a question about the fulfilment means, null when it is still to be made. */
async function openParcel({ db }: Context, fulfillmentId: string) {
  const lines = await db.fulfillmentLine.findMany({ where: { fulfillmentId } });
  const parcels = await db.shipment.findMany({
    where: { fulfillmentId, status: { notIn: [...emptied] } },
    include: { items: true },
    orderBy: { id: 'asc' },
  });
  return parcelToRate(lines, parcels).parcel;
}

const oneOfThem = problem(
  'ONE_OF_THEM',
  'Name either the fulfilment or one of its parcels.',
  'Indiquez soit la préparation, soit un de ses colis.',
  ['fulfillmentId'],
);
