import { setTimeout as sleep } from 'node:timers/promises';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Asking } from '../context.ts';
import { refuseUntold } from '../customs/refuse-untold.ts';
import { isBeingPicked } from '../fulfillment/fulfillment-status.ts';
import { countMissingInParcel } from '../fulfillment/missing-serials.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import type { BuyLabelInput } from '../generated/resolvers.ts';
import { say } from '../messages.ts';
import { canGo } from '../transition.ts';
import { carrierRefused, notFound, refusedTransition } from '../user-errors.ts';
import { completeLabel } from './complete-label.ts';
import { lockShipment } from './lock-shipment.ts';
import { shipmentTransitions } from './shipment-status.ts';

/** How long a second click waits for the purchase of the first. */
const waitMs = 10_000;

/**
 * Buys a label once, however often it is asked. The intent is committed before the carrier hears of it;
 * whatever happens then, the intent is carried on, here or by the job.
 */
export async function buyLabel(ctx: Asking, input: BuyLabelInput) {
  const intent = await storeIntent(ctx, input);
  if (intent !== null) return intent;
  const giveUpAt = Date.now() + waitMs;
  for (;;) {
    const outcome = await completeLabel(ctx, input.shipmentId);
    if (outcome.is === 'REFUSED') return carrierRefused(outcome.error, 'rateId');
    if (outcome.is === 'PENDING') return carrierRefused(pending(ctx, outcome.error), 'shipmentId');
    if (outcome.is === 'DONE') return succeed(ctx, input);
    // Another process works on it.
    if (Date.now() > giveUpAt) return carrierRefused(pending(ctx, null), 'shipmentId');
    await sleep(200);
  }
}

/** Null when the intent is stored; otherwise what stands against it. */
async function storeIntent(ctx: Asking, { shipmentId, rateId }: BuyLabelInput) {
  const found = await ctx.db.shipment.findUnique({ where: { id: shipmentId } });
  if (found === null) return notFound(ctx.viewer, 'Shipment', 'shipmentId');
  return ctx.transact(async (tx) => {
    const fulfillment = await lockFulfillment(tx, found.fulfillmentId);
    const shipment = await lockShipment(tx, shipmentId);
    const rate = await tx.db.shipmentRate.findFirst({ where: { id: rateId, shipmentId } });
    if (shipment === null || fulfillment === null) {
      return notFound(ctx.viewer, 'Shipment', 'shipmentId');
    }
    if (rate === null) return notFound(ctx.viewer, 'Rate', 'rateId');
    // Asked again: nothing is wanted anew, so nothing is checked anew.
    if (shipment.rateId === rateId && shipment.status !== 'RATED') return null;

    const { status } = shipment;
    const to = 'LABEL_REQUESTED';
    if (!canGo(shipmentTransitions, status, to)) {
      return refusedTransition(ctx.viewer, { from: status, to, field: 'shipmentId' });
    }
    if (!isBeingPicked(fulfillment.status)) {
      return refusedTransition(ctx.viewer, { from: fulfillment.status, to, field: 'shipmentId' });
    }
    if (rate.expiresAt <= tx.now) {
      const message = say(ctx.viewer.locale, 'rateExpired');
      const { carrier } = rate;
      const expired = new CarrierError({ carrier, kind: 'CARRIER', code: 'RATE_EXPIRED', message });
      return carrierRefused(expired, 'rateId');
    }
    const missing = await countMissingInParcel(tx, shipmentId);
    if (missing > 0) {
      return {
        __typename: 'SerialsMissing' as const,
        message: say(ctx.viewer.locale, 'serialsMissing', missing),
        path: ['input', 'shipmentId'],
        missing,
      };
    }
    const untold = await refuseUntold(ctx, tx, shipmentId);
    if (untold !== null) return untold;
    const { carrier, service, serviceName, amountMinor, currency } = rate;
    await tx.db.shipment.update({
      where: { id: shipmentId },
      data: {
        ...{ status: to, rateId, carrier, service, serviceName },
        ...{ costMinor: amountMinor, costCurrency: currency },
        labelRequestedAt: new Date(),
        version: { increment: 1 },
      },
    });
    tx.audit({
      action: 'label.requested',
      targetType: 'Shipment',
      targetId: shipmentId,
      organizationId: shipment.organizationId,
      after: { carrier, service, amountMinor, currency },
    });
    return null;
  });
}

function pending(ctx: Asking, cause: CarrierError | null): CarrierError {
  return new CarrierError({
    carrier: cause?.carrier ?? ctx.services.carriers[0]?.code ?? 'CANADA_POST',
    kind: 'UNAVAILABLE',
    code: 'LABEL_PENDING',
    message: say(ctx.viewer.locale, 'labelPending'),
  });
}

async function succeed(ctx: Asking, { shipmentId, rateId }: BuyLabelInput) {
  const shipment: Shipment = await ctx.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  if (shipment.rateId !== rateId) {
    const to = 'LABEL_REQUESTED';
    return refusedTransition(ctx.viewer, { from: shipment.status, to, field: 'shipmentId' });
  }
  return { __typename: 'BuyLabelSuccess' as const, shipment };
}
