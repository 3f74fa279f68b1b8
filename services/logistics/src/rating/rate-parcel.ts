import { newId } from '@mobilytics/ids/new-id';
import { aboutShipments } from '../call-log/call-subject.ts';
import type { PostalAddress, RateRequest, ShipmentOptions } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Asking, Tx } from '../context.ts';
import { contentsOf } from '../customs/declaration.ts';
import { isBeingPicked } from '../fulfillment/fulfillment-status.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import type {
  Fulfillment,
  FulfillmentLine,
  Shipment,
  ShipmentItem,
} from '../generated/prisma/client.ts';
import { say } from '../messages.ts';
import { createParcel, unpacked } from '../packing/create-parcel.ts';
import type { ParcelSize } from '../packing/parcel-size.ts';
import { parcelToRate } from '../packing/parcel-to-rate.ts';
import { emptied, parcelLines, parcelsOf } from '../packing/parcels.ts';
import { shipmentTransitions } from '../shipment/shipment-status.ts';
import {
  contentsValueMinor,
  loadRules,
  rulingOf,
  subjectOf,
} from '../shipping-rule/deciding-rule.ts';
import { canGo } from '../transition.ts';
import { carrierRefused, notFound, refusedTransition } from '../user-errors.ts';
import { askCarriers, type Offer } from './ask-carriers.ts';
import { choosable, chooseRate, type Decision } from './choose-rate.ts';

/** An offer may be taken for this long. */
const validMs = 4 * 3_600_000;

export type RatedParcel = {
  fulfillmentId: string;
  /** Null for the fulfilment's open parcel, or a new one of all that is not packed. */
  shipmentId: string | null;
  size: ParcelSize;
  /** Null for what the shipping rules say. */
  signature: ShipmentOptions['signature'] | null;
  insuredMinor: number | null;
};

/** Asks every carrier, keeps all they offer, and lets the shipping rules choose. */
export async function rateParcel(ctx: Asking, asked: RatedParcel) {
  const field = asked.shipmentId === null ? 'fulfillmentId' : 'shipmentId';
  const fulfillment = await ctx.db.fulfillment.findUnique({
    where: { id: asked.fulfillmentId },
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
  if (fulfillment === null) return notFound(ctx.viewer, 'Fulfilment', field);
  const { lines, shipments } = fulfillment;
  const target = meant(lines, shipments, asked);
  if (target === null) return notFound(ctx.viewer, 'Shipment', field);
  const refused = refuse(ctx, fulfillment, target.parcel, field);
  if (refused !== null) return refused;

  const { weightGrams } = asked.size;
  const { usdPerCad } = ctx.services;
  const subject = subjectOf(fulfillment, target.lines, weightGrams);
  const ruling = rulingOf(await loadRules(ctx.db), subject, usdPerCad);
  const value = contentsValueMinor(target.lines);
  const options: ShipmentOptions = {
    signature: asked.signature ?? ruling.action.signature,
    insuredMinor: asked.insuredMinor ?? (ruling.action.insureFully ? value : null),
  };
  const told = { customs: target.parcel?.customs ?? null, rateChoice: null, weightGrams };
  const contents = contentsOf({ ...fulfillment, lines: target.lines }, told);
  const mailingDate = ctx.now().toISOString().slice(0, 10);
  const request: RateRequest = {
    from: fulfillment.warehouse.address as PostalAddress,
    to: fulfillment.shipTo as PostalAddress,
    parcel: asked.size,
    ...{ mailingDate, contents, options },
  };
  const known = target.parcel === null ? [] : [target.parcel.id];
  const answer = await aboutShipments(known, () =>
    askCarriers(ctx.services.carriers, request, ctx.viewer.locale),
  );
  if (answer.offers.length === 0) {
    return carrierRefused(answer.errors[0] ?? nobody(ctx), 'parcel');
  }

  return ctx.transact(async (tx) => {
    const locked = await lockFulfillment(tx, fulfillment.id);
    if (locked === null) return notFound(ctx.viewer, 'Fulfilment', field);
    const now = meant(locked.lines, await parcelsOf(tx, locked.id), asked);
    if (now === null) return notFound(ctx.viewer, 'Shipment', field);
    // Somebody may have bought the label while the carriers were asked.
    const late = refuse(ctx, locked, now.parcel, field);
    if (late !== null) return late;
    const parcel =
      now.parcel ?? (await createParcel(tx, locked, await unpacked(tx, locked), asked.size));
    const { shipment, rates } = await keepOffers(tx, parcel, asked.size, answer.offers, {
      ...{ ruleId: ruling.ruleId, ruleName: ruling.ruleName, action: ruling.action },
      ...{ shippingMethod: fulfillment.shippingMethod, silent: answer.silent },
      ...{ ...options, mailingDate, usdPerCad },
    });
    return {
      __typename: 'QuoteRatesSuccess' as const,
      ...{ shipment, rates, failures: answer.silent },
    };
  });
}

type Open = Shipment & { items: ShipmentItem[] };

/** The parcel that is asked about, null when it is gone. */
function meant(
  lines: readonly FulfillmentLine[],
  parcels: readonly Open[],
  { shipmentId }: RatedParcel,
): { parcel: Shipment | null; lines: FulfillmentLine[] } | null {
  if (shipmentId === null) return parcelToRate(lines, parcels);
  const parcel = parcels.find(({ id }) => id === shipmentId);
  return parcel === undefined ? null : { parcel, lines: parcelLines(lines, parcel.items) };
}

function refuse(ctx: Asking, fulfillment: Fulfillment, shipment: Shipment | null, field: string) {
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

function nobody({ services, viewer }: Asking): CarrierError {
  return new CarrierError({
    carrier: services.carriers[0]?.code ?? 'CANADA_POST',
    kind: 'CARRIER',
    code: 'NO_RATES',
    message: say(viewer.locale, 'noCarrier'),
  });
}

async function keepOffers(
  tx: Tx,
  { id, organizationId }: Shipment,
  size: ParcelSize,
  offers: readonly Offer[],
  decision: Decision,
) {
  await tx.db.shipmentRate.updateMany({
    where: { shipmentId: id, current: true },
    data: { current: false },
  });
  const kept = await tx.db.shipmentRate.createManyAndReturn({
    data: offers.map(({ deliverBy, ...offer }) => ({
      ...offer,
      id: newId('rat', tx.now),
      ...{ organizationId, shipmentId: id },
      deliverBy: deliverBy === null ? null : new Date(`${deliverBy}T00:00:00Z`),
      expiresAt: new Date(tx.now.getTime() + validMs),
      createdAt: tx.now,
    })),
  });
  const rates = kept.sort((a, b) => a.amountMinor - b.amountMinor);
  const rateChoice = chooseRate(rates.map(choosable), decision);
  const { signature, insuredMinor } = decision;
  const shipment = await tx.db.shipment.update({
    where: { id },
    data: {
      ...{ ...size, signature, insuredMinor, rateChoice },
      status: 'RATED',
      version: { increment: 1 },
    },
  });
  tx.audit({
    action: 'rates.quoted',
    targetType: 'Shipment',
    targetId: id,
    organizationId,
    after: { parcel: size, offers: rates.length, rule: decision.ruleName },
  });
  return { shipment, rates };
}
