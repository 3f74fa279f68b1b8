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
import { createParcel, unpacked } from '../packing/create-parcel.ts';
import { type ParcelSize, parcelSize } from '../packing/parcel-size.ts';
import { parcelToRate } from '../packing/parcel-to-rate.ts';
import { emptied, parcelsOf } from '../packing/parcels.ts';
import { canGo } from '../transition.ts';
import { carrierRefused, notFound, refusedTransition } from '../user-errors.ts';
import { contentsOf } from './label-request.ts';
import { shipmentTransitions } from './shipment-status.ts';

const inputSchema = z.object({ fulfillmentId: requiredText(40), parcel: parcelSize });

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
    include: {
      warehouse: true,
      lines: { orderBy: { position: 'asc' } },
      shipments: {
        where: { status: { notIn: [...emptied] } },
        include: { items: true },
        orderBy: { id: 'asc' },
      },
    },
  });
  if (fulfillment === null) return notFound(ctx.viewer, 'Fulfilment', 'fulfillmentId');
  const asks = parcelToRate(fulfillment.lines, fulfillment.shipments);
  const refused = refuse(ctx, fulfillment, asks.parcel);
  if (refused !== null) return refused;

  const asked = await askCarriers(ctx.services.carriers, {
    from: fulfillment.warehouse.address as PostalAddress,
    to: fulfillment.shipTo as PostalAddress,
    parcel,
    mailingDate: ctx.now().toISOString().slice(0, 10),
    contents: contentsOf({ ...fulfillment, lines: asks.lines }, parcel.weightGrams),
    options: { signature: 'NONE', insuredMinor: null },
  });
  const { offers, errors } = asked;
  if (offers.length === 0) return carrierRefused(errors[0] ?? nobody(ctx), 'parcel');

  return ctx.transact(async (tx) => {
    const locked = await lockFulfillment(tx, fulfillment.id);
    if (locked === null) return notFound(ctx.viewer, 'Fulfilment', 'fulfillmentId');
    const { parcel: open } = parcelToRate(locked.lines, await parcelsOf(tx, locked.id));
    // Somebody may have bought the label while the carriers were asked.
    const late = refuse(ctx, locked, open);
    if (late !== null) return late;
    const packed = open ?? (await createParcel(tx, locked, await unpacked(tx, locked), parcel));
    const shipment = await keepParcel(tx, packed, parcel);
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

async function keepParcel(tx: Tx, { id }: Shipment, parcel: ParcelSize): Promise<Shipment> {
  await tx.db.shipmentRate.updateMany({
    where: { shipmentId: id, current: true },
    data: { current: false },
  });
  return tx.db.shipment.update({
    where: { id },
    data: { ...parcel, status: 'RATED', version: { increment: 1 } },
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
