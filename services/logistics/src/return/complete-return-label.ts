import type { Carrier, File, Purchase } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Job } from '../context.ts';
import { askCarriers } from '../rating/ask-carriers.ts';
import { boughtForOthers, leaveLabel, noteAsking } from '../shipment/label-lease.ts';
import { purchaseOnce, stillOpen } from '../shipment/purchase-once.ts';
import { mustGo } from '../transition.ts';
import { returnParcelTransitions } from './return-parcel-status.ts';
import {
  type ReturnWithHome,
  returnCarriers,
  returnFormat,
  returnRequest,
} from './return-request.ts';
import { lockReturnParcel, tellReturn } from './returned.ts';

/**
 * Makes the label of a return: chooses the cheapest way, stores that intent, buys it once and keeps the
 * file. Each step is committed before the next, so a crash between any two of them repeats no purchase.
 */
export async function completeReturnLabel(job: Job, id: string): Promise<void> {
  const parcel = await claim(job, id);
  if (parcel === null) return;
  try {
    const chosen = parcel.status === 'EXPECTED' ? await choose(job, parcel) : parcel;
    const carrier = job.services.carriers.find(({ code }) => code === chosen.carrier);
    if (carrier === undefined) throw new Error(`No carrier ${chosen.carrier} is connected.`);
    const bought = await purchase(job, carrier, chosen);
    const file = bought.label ?? (await download(carrier, chosen, bought));
    await record(job, id, file);
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    job.log.warn({ returnParcelId: id, ...error.toJSON() }, 'A return label was not made yet.');
    await giveUp(job, id, error);
  }
}

/** One process alone works on a parcel, for as long as its lease holds. */
async function claim({ db, services }: Job, id: string): Promise<ReturnWithHome | null> {
  const seconds = services.timing.labelLeaseMs / 1000;
  const claimed = await db.$executeRaw`
    UPDATE "ReturnParcel" SET "labelLeaseUntil" = now() + make_interval(secs => ${seconds})
    WHERE "id" = ${id} AND "status" IN ('EXPECTED', 'LABEL_REQUESTED') AND "labelFailure" IS NULL
      AND ("labelLeaseUntil" IS NULL OR "labelLeaseUntil" < now())`;
  if (claimed !== 1) return null;
  return db.returnParcel.findUniqueOrThrow({ where: { id }, include: { warehouse: true } });
}

async function choose(job: Job, parcel: ReturnWithHome): Promise<ReturnWithHome> {
  const { country } = parcel.shipFrom as { country: string };
  const able = returnCarriers(job.services.carriers, country);
  const request = returnRequest(parcel, { service: '', format: 'PDF_4X6' }, job.now());
  const { offers, errors } = await askCarriers(able, request, 'en');
  const [cheapest] = offers.sort((a, b) => a.amountMinor - b.amountMinor);
  if (cheapest === undefined) {
    throw (
      errors[0] ??
      new CarrierError({
        ...{ carrier: able[0]?.code ?? 'CANADA_POST', kind: 'CARRIER', code: 'NO_RATES' },
        message: `No carrier makes return labels from ${country}.`,
      })
    );
  }
  const { carrier, service, serviceName, amountMinor, currency } = cheapest;
  return job.db.returnParcel.update({
    where: { id: parcel.id, status: 'EXPECTED' },
    data: {
      status: mustGo(returnParcelTransitions, parcel.status, 'LABEL_REQUESTED'),
      ...{ carrier, service, serviceName, costMinor: amountMinor, costCurrency: currency },
      labelRequestedAt: new Date(),
      version: { increment: 1 },
    },
    include: { warehouse: true },
  });
}

async function purchase(job: Job, carrier: Carrier, parcel: ReturnWithHome): Promise<Purchase> {
  const { id, carrierShipmentId, trackingNumber, trackingUrl, labelLink } = parcel;
  // Bought before; only the label's file is wanting.
  if (carrierShipmentId && trackingNumber && trackingUrl && labelLink !== null) {
    const known = { carrierShipmentId, trackingNumber, trackingUrl, labelLink };
    return { ...known, charged: null, label: null };
  }
  const { labelRequestedAt, labelAskedAt, reference, service } = parcel;
  const intent = { reference, requestedAt: labelRequestedAt ?? job.now(), askedAt: labelAskedAt };
  const { label, charged, ...known } = await purchaseOnce(carrier, intent, {
    noteAsking: () => noteAsking(job, 'ReturnParcel', parcel),
    leave: (untilMs) => leaveLabel(job, 'ReturnParcel', id, untilMs),
    known: (ids) => boughtForOthers(job, parcel, ids),
    buy: () => {
      if (carrier.buyReturnLabel === undefined) {
        throw new Error(`${carrier.code} makes no return labels.`);
      }
      const wanted = { service: service ?? '', format: returnFormat(carrier) };
      return carrier.buyReturnLabel(returnRequest(parcel, wanted, job.now()));
    },
    settleMs: job.services.timing.labelSettleMs,
  });
  const cost = charged && { costMinor: charged.amountMinor, costCurrency: charged.currency };
  await job.db.returnParcel.update({ where: { id }, data: { ...known, ...cost } });
  return { ...known, label, charged };
}

function download(carrier: Carrier, parcel: ReturnWithHome, bought: Purchase): Promise<File> {
  const { carrierShipmentId, trackingNumber, labelLink } = bought;
  const purchasedAt = parcel.labelRequestedAt ?? new Date();
  return carrier.downloadLabel({
    ...{ carrierShipmentId, trackingNumber, labelLink, purchasedAt },
    ...{ reference: parcel.reference, format: returnFormat(carrier) },
  });
}

async function record(job: Job, id: string, file: File): Promise<void> {
  const labelKey = `return-labels/${id}.pdf`;
  await job.services.files.put(labelKey, file.content, 'application/pdf');
  await job.transact(async (tx) => {
    const parcel = await lockReturnParcel(tx, id);
    if (parcel?.status !== 'LABEL_REQUESTED') return;
    const sent = await tx.db.returnParcel.update({
      where: { id },
      data: {
        status: mustGo(returnParcelTransitions, parcel.status, 'LABEL_SENT'),
        ...{ labelKey, labelLeaseUntil: null },
        nextPollAt: new Date(Date.now() + job.services.timing.trackingPollMs),
        version: { increment: 1 },
      },
    });
    tellReturn(tx, sent, 'LABEL_SENT', { happenedAt: tx.now });
    tx.audit({
      action: 'return-label.purchased',
      ...{ targetType: 'ReturnParcel', targetId: id, organizationId: parcel.organizationId },
      after: { carrier: sent.carrier, trackingNumber: sent.trackingNumber },
    });
  });
}

/** A clear no goes to a person; what may still have happened, or may work later, is tried again. */
async function giveUp(job: Job, id: string, error: CarrierError): Promise<void> {
  const parcel = await job.db.returnParcel.findUniqueOrThrow({ where: { id } });
  const isOpen = error.outcomeUnknown || error.retryable || parcel.carrierShipmentId !== null;
  if (isOpen) {
    if (error.code !== stillOpen) await leaveLabel(job, 'ReturnParcel', id, Date.now() + 1_000);
    return;
  }
  await job.db.returnParcel.updateMany({
    where: { id, status: { in: ['EXPECTED', 'LABEL_REQUESTED'] } },
    data: {
      ...{ status: 'EXPECTED', labelFailure: error.message, labelLeaseUntil: null },
      ...{ carrier: null, service: null, serviceName: null, costMinor: null, costCurrency: null },
      ...{ labelRequestedAt: null, labelAskedAt: null },
      version: { increment: 1 },
    },
  });
}
