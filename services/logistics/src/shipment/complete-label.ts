import { aboutShipments } from '../call-log/call-subject.ts';
import type { Carrier, LabelFormat, Purchase } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import { settleOrderState } from '../fulfillment/settle-order-state.ts';
import { mustGo } from '../transition.ts';
import { boughtForOthers, claimLabel, leaveLabel, noteAsking, type Work } from './label-lease.ts';
import { labelFormatOf, labelRequest, type ShipmentWithContents } from './label-request.ts';
import { lockShipment } from './lock-shipment.ts';
import { purchaseOnce, stillOpen } from './purchase-once.ts';
import { recordLabel } from './record-label.ts';
import { shipmentTransitions } from './shipment-status.ts';
import { storeFiles } from './store-files.ts';

export type LabelOutcome =
  | { is: 'DONE' }
  /** Somebody else is at it. */
  | { is: 'BUSY' }
  /** The carrier said no: nothing was bought. */
  | { is: 'REFUSED'; error: CarrierError }
  /** Not known yet; the job goes on with it. */
  | { is: 'PENDING'; error: CarrierError };

/**
 * Carries an intent to its end from wherever it stopped: look up, buy, fetch the label, record. Each
 * step is committed before the next, so a crash between any two of them repeats no purchase.
 */
export function completeLabel(work: Work, shipmentId: string): Promise<LabelOutcome> {
  return aboutShipments([shipmentId], () => carryOn(work, shipmentId));
}

async function carryOn(work: Work, shipmentId: string): Promise<LabelOutcome> {
  const claimed = await claimLabel(work, shipmentId);
  if (claimed === 'DONE' || claimed === 'BUSY') return { is: claimed };
  const carrier = work.services.carriers.find(({ code }) => code === claimed.carrier);
  if (carrier === undefined) throw new Error(`No carrier ${claimed.carrier} is connected.`);
  const format = labelFormatOf(claimed, carrier);
  try {
    const label = await purchase(work, carrier, claimed, format);
    const file =
      label.label ??
      (await carrier.downloadLabel({
        ...label,
        reference: claimed.reference,
        format,
        purchasedAt: claimed.labelRequestedAt ?? work.now(),
      }));
    const { trackingNumber } = label;
    const files = await storeFiles(work, { ...claimed, trackingNumber }, file, format);
    await work.transact((tx) =>
      recordLabel(tx, shipmentId, { ...files, pollMs: work.services.timing.trackingPollMs }),
    );
    return { is: 'DONE' };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    work.log.warn({ shipmentId, ...error.toJSON() }, 'The carrier did not sell the label.');
    if (await isRefusal(work, shipmentId, error)) {
      await giveUp(work, shipmentId);
      return { is: 'REFUSED', error };
    }
    if (error.code !== stillOpen) await leaveLabel(work, 'Shipment', shipmentId, Date.now());
    return { is: 'PENDING', error };
  }
}

async function purchase(
  work: Work,
  carrier: Carrier,
  shipment: ShipmentWithContents,
  format: LabelFormat,
): Promise<Purchase> {
  const { carrierShipmentId, trackingNumber, trackingUrl, labelLink } = shipment;
  // Bought before; only the label's file is wanting.
  if (carrierShipmentId && trackingNumber && trackingUrl && labelLink !== null) {
    return {
      ...{ carrierShipmentId, trackingNumber, trackingUrl, labelLink },
      ...{ charged: null, label: null },
    };
  }
  const { labelRequestedAt, labelAskedAt, reference } = shipment;
  const bought = await purchaseOnce(
    carrier,
    {
      reference,
      requestedAt: labelRequestedAt ?? labelAskedAt ?? work.now(),
      askedAt: labelAskedAt,
    },
    {
      noteAsking: () => noteAsking(work, 'Shipment', shipment),
      leave: (untilMs) => leaveLabel(work, 'Shipment', shipment.id, untilMs),
      known: (ids) => boughtForOthers(work, shipment, ids),
      buy: () => carrier.buyLabel(labelRequest(shipment, format, work.now())),
      settleMs: work.services.timing.labelSettleMs,
    },
  );
  const { label: _, charged, ...known } = bought;
  await work.db.shipment.update({
    where: { id: shipment.id },
    data: {
      ...{ ...known, labelFormat: format },
      chargedMinor: charged?.amountMinor ?? null,
      chargedCurrency: charged?.currency ?? null,
    },
  });
  return bought;
}

/** A clear no, and nothing bought before it. */
async function isRefusal({ db }: Work, id: string, error: CarrierError): Promise<boolean> {
  if (error.outcomeUnknown) return false;
  const shipment = await db.shipment.findUniqueOrThrow({ where: { id } });
  return shipment.carrierShipmentId === null;
}

async function giveUp({ transact }: Work, id: string): Promise<void> {
  await transact(async (tx) => {
    const shipment = await lockShipment(tx, id);
    if (shipment?.status !== 'LABEL_REQUESTED') return;
    await tx.db.shipment.update({
      where: { id },
      data: {
        status: mustGo(shipmentTransitions, shipment.status, 'RATED'),
        ...{ rateId: null, carrier: null, service: null, serviceName: null },
        ...{ costMinor: null, costCurrency: null },
        ...{ labelRequestedAt: null, labelAskedAt: null, labelLeaseUntil: null },
        version: { increment: 1 },
      },
    });
    // A cancellation or a hold waited for the outcome.
    await settleOrderState(tx, shipment.orderId);
  });
}
