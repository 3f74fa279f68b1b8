import {
  type InputProblem,
  invalidInput,
  optionalText,
  parseInput,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { fromDecimal, isCurrency } from '@mobilytics/money/money';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import type { SetCustomsInput } from '../generated/resolvers.ts';
import { sayUnknownItem } from '../messages.ts';
import { changeable, parcelLines } from '../packing/parcels.ts';
import { lockShipment } from '../shipment/lock-shipment.ts';
import { notFound, refusedTransition, staleVersion } from '../user-errors.ts';
import type { KeptCustoms } from './declaration.ts';

const item = z.object({
  sku: requiredText(60),
  description: requiredText(120).refine((text) => text.length >= 3),
  unitWeightGrams: z.int().min(1).max(70_000),
  unitValue: z
    .string()
    .regex(/^\d{1,7}(\.\d{1,2})?$/)
    .refine((text) => Number(text) > 0),
  hsCode: optionalText(20).refine(
    (text) => text === null || /^\d{6,10}$/.test(text.replaceAll(/[.\s]/g, '')),
  ),
  countryOfOrigin: optionalText(2)
    .transform((text) => text?.toUpperCase() ?? null)
    .refine((text) => text === null || /^[A-Z]{2}$/.test(text)),
});

const inputSchema = z.object({
  shipmentId: requiredText(40),
  version: z.int().min(1),
  reason: z.enum(['SALE', 'SAMPLE', 'GIFT', 'RETURN', 'REPAIR', 'DOCUMENTS']),
  incoterm: z.enum(['DAP', 'DDP']),
  invoiceNumber: optionalText(35),
  items: z.array(item).max(100),
});

/** Changes what customs are told, as long as no label was asked for. */
export async function setCustoms(ctx: Context, given: SetCustomsInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { shipmentId: id, version, items, ...terms } = parsed.value;
  const found = await ctx.db.shipment.findUnique({ where: { id } });
  if (found === null) return notFound(ctx.viewer, 'Shipment', 'shipmentId');
  return ctx.transact(async (tx) => {
    const fulfillment = await lockFulfillment(tx, found.fulfillmentId);
    const shipment = await lockShipment(tx, id);
    if (fulfillment === null || shipment === null) {
      return notFound(ctx.viewer, 'Shipment', 'shipmentId');
    }
    if (!changeable.includes(shipment.status)) {
      const to = 'RATED';
      return refusedTransition(ctx.viewer, { from: shipment.status, to, field: 'shipmentId' });
    }
    if (shipment.version !== version) return staleVersion(ctx.viewer, shipment.version);
    const { currency } = fulfillment;
    if (!isCurrency(currency)) throw new Error(`"${currency}" is not a currency we trade in.`);
    const packed = await tx.db.shipmentItem.findMany({ where: { shipmentId: id } });
    const inside = parcelLines(fulfillment.lines, packed).map(({ sku }) => sku);
    const problems = unknownItems(items, inside, ctx);
    if (problems.length > 0) return invalidInput(problems);
    const customs: KeptCustoms = {
      ...terms,
      items: items.map(({ unitValue, ...rest }) => ({
        ...rest,
        unitValueMinor: fromDecimal(unitValue, currency).amountMinor,
      })),
    };
    const changed = await tx.db.shipment.update({
      where: { id },
      data: { customs, version: { increment: 1 } },
    });
    tx.audit({
      action: 'customs.changed',
      targetType: 'Shipment',
      targetId: id,
      organizationId: shipment.organizationId,
      before: shipment.customs,
      after: customs,
    });
    return { __typename: 'SetCustomsSuccess' as const, shipment: changed };
  });
}

/** What is not inside, or named twice. */
function unknownItems(
  items: readonly { sku: string }[],
  inside: readonly string[],
  { viewer }: Context,
): InputProblem[] {
  return items.flatMap(({ sku }, index) => {
    const isTwice = items.findIndex((one) => one.sku === sku) !== index;
    if (inside.includes(sku) && !isTwice) return [];
    return [sayUnknownItem(viewer.locale, sku, ['input', 'items', String(index), 'sku'])];
  });
}
