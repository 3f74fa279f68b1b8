import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Carrier, PostalAddress, RateOffer, RateRequest } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Context, Tx } from '../context.ts';
import { isBeingPicked } from '../fulfillment/fulfillment-status.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import type { Fulfillment, Shipment } from '../generated/prisma/client.ts';
import type { QuoteRatesInput } from '../generated/resolvers.ts';
import { say } from '../messages.ts';
import { canGo } from '../transition.ts';
import { carrierRefused, notFound, refusedTransition } from '../user-errors.ts';
import { contentsOf } from './label-request.ts';
import { shipmentTransitions } from './shipment-status.ts';

const side = z.int().min(1).max(2000);
const inputSchema = z.object({
  fulfillmentId: requiredText(40),
  parcel: z.object({
    weightGrams: z.int().min(1).max(30_000),
    lengthMillimetres: side,
    widthMillimetres: side,
    heightMillimetres: side,
  }),
});

type Parcel = z.output<typeof inputSchema>['parcel'];
type Offer = RateOffer & { carrier: Carrier['code'] };

/** An offer may be taken for this long. */
const validMs = 4 * 3_600_000;

/** Asks every carrier that collects at the warehouse, and keeps all they offer. */
export async function quoteRates(ctx: Context, given: QuoteRatesInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { fulfillmentId, parcel } = parsed.value;
  const fulfillment = await ctx.db.fulfillment.findUnique({
    where: { id: fulfillmentId },
    include: { warehouse: true, lines: true, shipments: { where: { status: { not: 'VOIDED' } } } },
  });
  if (fulfillment === null) return notFound(ctx.viewer, 'Fulfilment', 'fulfillmentId');
  const refused = refuse(ctx, fulfillment, fulfillment.shipments[0] ?? null);
  if (refused !== null) return refused;

  const asked = await askCarriers(ctx.services.carriers, {
    from: fulfillment.warehouse.address as PostalAddress,
    to: fulfillment.shipTo as PostalAddress,
    parcel,
    mailingDate: ctx.now().toISOString().slice(0, 10),
    contents: contentsOf(fulfillment, parcel.weightGrams),
    options: { signature: 'NONE', insuredMinor: null },
  });
  const { offers, errors } = asked;
  if (offers.length === 0) return carrierRefused(errors[0] ?? nobody(ctx), 'parcel');

  return ctx.transact(async (tx) => {
    const locked = await lockFulfillment(tx, fulfillment.id);
    const open = await tx.db.shipment.findFirst({
      where: { fulfillmentId: fulfillment.id, status: { not: 'VOIDED' } },
    });
    // Somebody may have bought the label while the carriers were asked.
    const late = refuse(ctx, locked ?? fulfillment, open);
    if (late !== null) return late;
    const shipment = await keepShipment(tx, fulfillment, open, parcel);
    const rates = await keepRates(tx, shipment, offers);
    tx.audit({
      action: 'rates.quoted',
      targetType: 'Shipment',
      targetId: shipment.id,
      organizationId: shipment.organizationId,
      after: { parcel, offers: rates.length },
    });
    return {
      __typename: 'QuoteRatesSuccess' as const,
      shipment,
      rates,
      failures: errors.map(({ carrier, message, retryable }) => ({ carrier, message, retryable })),
    };
  });
}

function refuse(ctx: Context, fulfillment: Fulfillment, shipment: Shipment | null) {
  const field = 'fulfillmentId';
  if (shipment !== null && !canGo(shipmentTransitions, shipment.status, 'RATED')) {
    return refusedTransition(ctx.viewer, { from: shipment.status, to: 'RATED', field });
  }
  // A purchase under way goes on; only its own refusal makes the parcel one to be rated again.
  if (shipment?.status === 'LABEL_REQUESTED' || !isBeingPicked(fulfillment.status)) {
    const from = shipment?.status === 'LABEL_REQUESTED' ? shipment.status : fulfillment.status;
    return refusedTransition(ctx.viewer, { from, to: 'RATED', field });
  }
  return null;
}

async function askCarriers(carriers: readonly Carrier[], request: RateRequest) {
  const able = carriers.filter(
    ({ capabilities, originCountries }) =>
      capabilities.rates && originCountries.includes(request.from.country),
  );
  const answers = await Promise.all(
    able.map(async (carrier) => {
      try {
        const offers = await carrier.rates(request);
        return { offers: offers.map((offer): Offer => ({ ...offer, carrier: carrier.code })) };
      } catch (error) {
        if (error instanceof CarrierError) return { error };
        throw error;
      }
    }),
  );
  return {
    offers: answers
      .flatMap(({ offers = [] }) => offers)
      .sort((a, b) => a.amountMinor - b.amountMinor),
    errors: answers.flatMap(({ error }) => (error === undefined ? [] : [error])),
  };
}

function nobody({ services, viewer }: Context): CarrierError {
  return new CarrierError({
    carrier: services.carriers[0]?.code ?? 'CANADA_POST',
    kind: 'CARRIER',
    code: 'NO_RATES',
    message: say(viewer.locale, 'noCarrier'),
  });
}

async function keepShipment(
  tx: Tx,
  fulfillment: Fulfillment,
  open: Shipment | null,
  parcel: Parcel,
): Promise<Shipment> {
  if (open !== null) {
    await tx.db.shipmentRate.updateMany({
      where: { shipmentId: open.id, current: true },
      data: { current: false },
    });
    return tx.db.shipment.update({
      where: { id: open.id },
      data: { ...parcel, status: 'RATED', version: { increment: 1 } },
    });
  }
  const { organizationId, orderId, orderNumber, shipTo } = fulfillment;
  const id = newId('shp', tx.now);
  return tx.db.shipment.create({
    data: {
      ...{ id, organizationId, orderId, orderNumber },
      fulfillmentId: fulfillment.id,
      status: 'RATED',
      shipTo: shipTo as PostalAddress,
      ...parcel,
      // The carrier's reference may have 35 characters; the id has 30 and is ours alone.
      reference: id,
      createdAt: tx.now,
    },
  });
}

async function keepRates(tx: Tx, { id, organizationId }: Shipment, offers: Offer[]) {
  return tx.db.shipmentRate.createManyAndReturn({
    data: offers.map(({ deliverBy, ...offer }) => ({
      ...offer,
      id: newId('rat', tx.now),
      ...{ organizationId, shipmentId: id },
      deliverBy: deliverBy === null ? null : new Date(`${deliverBy}T00:00:00Z`),
      expiresAt: new Date(tx.now.getTime() + validMs),
      createdAt: tx.now,
    })),
  });
}
