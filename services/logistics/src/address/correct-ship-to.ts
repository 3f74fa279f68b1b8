import {
  optionalText,
  parseInput,
  problem,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { PostalAddress } from '../carrier/carrier.ts';
import { canadianPostalCode } from '../carrier/place-forms.ts';
import type { Context, Tx } from '../context.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import type { FulfillmentStatus } from '../generated/prisma/enums.ts';
import type { CorrectShipToInput } from '../generated/resolvers.ts';
import { notFound, refusedTransition, staleVersion } from '../user-errors.ts';

const inputSchema = z.object({
  name: requiredText(100),
  company: optionalText(100),
  line1: requiredText(100),
  line2: optionalText(100),
  city: requiredText(60),
  region: requiredText(20),
  postalCode: requiredText(14),
  phone: optionalText(25),
});

const badPostalCode = problem(
  'POSTAL_CODE',
  'Write a postal code of the country, such as M5V 3L9 or 60601.',
  'Écrivez un code postal du pays, comme H2X 1Y4 ou 60601.',
  ['postalCode'],
);

/** What a country's postal code looks like; elsewhere anything goes. */
function isPostalCode(code: string, country: string): boolean {
  if (country === 'CA') return canadianPostalCode(code) !== null;
  return country !== 'US' || /^\d{5}(-\d{4})?$/.test(code);
}

const open: readonly FulfillmentStatus[] = ['WAITING_FOR_STOCK', 'TO_PICK', 'PICKED', 'ON_HOLD'];

/** Corrects where a fulfilment goes. A parcel that has a label keeps it: its address is printed. */
export async function correctShipTo(ctx: Context, given: CorrectShipToInput) {
  const { viewer } = ctx;
  const { fulfillmentId, version } = given;
  const found = await ctx.db.fulfillment.findUnique({ where: { id: fulfillmentId } });
  if (found === null) return notFound(viewer, 'Fulfilment', 'fulfillmentId');
  const { country } = found.shipTo as PostalAddress;
  const schema = inputSchema.superRefine(({ postalCode }, context) => {
    if (!isPostalCode(postalCode, country)) context.addIssue(badPostalCode);
  });
  const parsed = parseInput(schema, given, viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { company, line2, phone, ...rest } = parsed.value;
  const shipTo: PostalAddress = {
    ...(found.shipTo as PostalAddress),
    ...rest,
    ...{ company: company ?? null, line2: line2 ?? null, phone: phone ?? null, country },
  };
  return ctx.transact(async (tx) => {
    const locked = await lockFulfillment(tx, fulfillmentId);
    if (locked === null) return notFound(viewer, 'Fulfilment', 'fulfillmentId');
    if (!open.includes(locked.status)) {
      const from = locked.status;
      return refusedTransition(viewer, { from, to: 'TO_PICK', field: 'fulfillmentId' });
    }
    if (locked.version !== version) return staleVersion(viewer, locked.version);
    const fulfillment = await tx.db.fulfillment.update({
      where: { id: fulfillmentId },
      data: { shipTo, version: { increment: 1 } },
    });
    await redirectParcels(tx, fulfillmentId, shipTo);
    tx.audit({
      action: 'fulfillment.address-corrected',
      ...{ targetType: 'Fulfillment', targetId: fulfillmentId },
      organizationId: fulfillment.organizationId,
      ...{ before: { shipTo: locked.shipTo }, after: { shipTo } },
    });
    return { __typename: 'CorrectShipToSuccess' as const, fulfillment };
  });
}

/** Parcels without a label go to the new address, and what was offered for the old one is over. */
async function redirectParcels(tx: Tx, fulfillmentId: string, shipTo: PostalAddress) {
  const parcels = await tx.db.shipment.findMany({
    where: { fulfillmentId, status: { in: ['DRAFT', 'RATED'] } },
    select: { id: true },
  });
  const ids = parcels.map(({ id }) => id);
  await tx.db.shipment.updateMany({
    where: { id: { in: ids } },
    data: { shipTo, version: { increment: 1 } },
  });
  await tx.db.shipmentRate.updateMany({
    where: { shipmentId: { in: ids }, current: true },
    data: { current: false, expiresAt: tx.now },
  });
}
