import { setTimeout as sleep } from 'node:timers/promises';
import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Context } from '../context.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import type { VoidLabelInput } from '../generated/resolvers.ts';
import { say } from '../messages.ts';
import { lockShipment } from '../shipment/lock-shipment.ts';
import { shipmentTransitions } from '../shipment/shipment-status.ts';
import { tellShipment } from '../shipment/tell-shipment.ts';
import { canGo } from '../transition.ts';
import { carrierRefused, notFound, refusedTransition } from '../user-errors.ts';
import { completeVoid } from './complete-void.ts';

const inputSchema = z.object({ shipmentId: requiredText(40), reason: requiredText(200) });
type Input = z.output<typeof inputSchema>;

/** How long a second process is waited for that is already asking the carrier. */
const waitMs = 10_000;

/**
 * Gives a label back. The wish is committed before the carrier hears of it; whatever happens then, it is
 * carried on, here or by the job.
 */
export async function voidLabel(ctx: Context, given: VoidLabelInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const refused = await storeWish(ctx, parsed.value);
  if (refused !== null) return refused;
  const { shipmentId } = parsed.value;
  const giveUpAt = Date.now() + waitMs;
  for (;;) {
    const outcome = await completeVoid(ctx, shipmentId);
    if (outcome.is === 'REFUSED') return carrierRefused(outcome.error, 'shipmentId');
    if (outcome.is === 'DONE') {
      const shipment = await ctx.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
      return { __typename: 'VoidLabelSuccess' as const, shipment };
    }
    if (outcome.is === 'PENDING' || Date.now() > giveUpAt) return pending(ctx, shipmentId);
    await sleep(200);
  }
}

/** Null when the wish is stored; otherwise what stands against it. */
async function storeWish(ctx: Context, { shipmentId, reason }: Input) {
  const field = 'shipmentId';
  const found = await ctx.db.shipment.findUnique({ where: { id: shipmentId } });
  if (found === null) return notFound(ctx.viewer, 'Shipment', field);
  return ctx.transact(async (tx) => {
    const fulfillment = await lockFulfillment(tx, found.fulfillmentId);
    const shipment = await lockShipment(tx, shipmentId);
    if (shipment === null || fulfillment === null) return notFound(ctx.viewer, 'Shipment', field);
    const refused = refuse(ctx, shipment);
    if (refused !== null) return refused;

    const { organizationId, status } = shipment;
    const wish = { reason, requestedBy: ctx.viewer.actorId, requestedAt: tx.now };
    await tx.db.labelVoid.upsert({
      where: { shipmentId },
      create: { shipmentId, organizationId, ...wish },
      // The carrier refused before; it is asked anew.
      update: { ...wish, refusedAt: null, failure: null, leaseUntil: null, attempts: 0 },
    });
    const updated = await tx.db.shipment.update({
      where: { id: shipmentId },
      data: { status: 'VOID_REQUESTED', version: { increment: 1 } },
    });
    await tellShipment(tx, 'shipment.updated', updated, tx.now);
    tx.audit({
      action: 'label.void-requested',
      targetType: 'Shipment',
      targetId: shipmentId,
      organizationId,
      before: { status },
      after: { reason },
    });
    return null;
  });
}

function refuse(ctx: Context, shipment: Shipment) {
  const { status: from } = shipment;
  const field = 'shipmentId';
  const to = 'VOID_REQUESTED';
  const wasBought = shipment.trackingNumber !== null;
  if (wasBought && (from === to || from === 'VOIDED')) {
    return {
      __typename: 'LabelAlreadyVoided' as const,
      message: say(ctx.viewer.locale, from === 'VOIDED' ? 'labelVoided' : 'voidUnderWay'),
      path: ['input', field],
    };
  }
  if (!canGo(shipmentTransitions, from, to)) {
    return refusedTransition(ctx.viewer, { from, to, field });
  }
  const carrier = ctx.services.carriers.find(({ code }) => code === shipment.carrier);
  if (carrier?.voidLabel !== undefined) return null;
  const error = new CarrierError({
    carrier: shipment.carrier ?? 'CANADA_POST',
    kind: 'CARRIER',
    code: 'VOID_NOT_OFFERED',
    message: say(ctx.viewer.locale, 'voidNotOffered'),
  });
  return carrierRefused(error, field);
}

async function pending(ctx: Context, id: string) {
  const { carrier } = await ctx.db.shipment.findUniqueOrThrow({ where: { id } });
  const error = new CarrierError({
    carrier: carrier ?? 'CANADA_POST',
    kind: 'UNAVAILABLE',
    code: 'VOID_PENDING',
    message: say(ctx.viewer.locale, 'voidPending'),
  });
  return carrierRefused(error, 'shipmentId');
}
