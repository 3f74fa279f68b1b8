import type { Carrier, CustomsItem, PostalAddress, PurchasedLabel } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Context, Job } from '../context.ts';
import { settleOrderState } from '../fulfillment/settle-order-state.ts';
import type {
  Fulfillment,
  FulfillmentLine,
  Shipment,
  Warehouse,
} from '../generated/prisma/client.ts';
import { mustGo } from '../transition.ts';
import { lockShipment } from './lock-shipment.ts';
import { recordLabel } from './record-label.ts';
import { shipmentTransitions } from './shipment-status.ts';
import { storeFiles } from './store-files.ts';

/** A request or a job: both may complete a label. */
type Work = Pick<Context | Job, 'db' | 'log' | 'services' | 'transact' | 'now'>;

export type LabelOutcome =
  | { is: 'DONE' }
  /** Somebody else is at it. */
  | { is: 'BUSY' }
  /** The carrier said no: nothing was bought. */
  | { is: 'REFUSED'; error: CarrierError }
  /** Not known yet; the job goes on with it. */
  | { is: 'PENDING'; error: CarrierError };

export type ShipmentWithContents = Shipment & {
  fulfillment: Fulfillment & { lines: FulfillmentLine[]; warehouse: Warehouse };
};

/** The carrier was asked a moment ago and its answer may still come into effect. */
const stillOpen = 'LABEL_PENDING';

/**
 * Carries an intent to its end from wherever it stopped: look up, buy, fetch the label, record. Each
 * step is committed before the next, so a crash between any two of them repeats no purchase.
 */
export async function completeLabel(work: Work, shipmentId: string): Promise<LabelOutcome> {
  const claimed = await claim(work, shipmentId);
  if (claimed === 'DONE' || claimed === 'BUSY') return { is: claimed };
  const carrier = work.services.carriers.find(({ code }) => code === claimed.carrier);
  if (carrier === undefined) throw new Error(`No carrier ${claimed.carrier} is connected.`);
  try {
    const label = await purchase(work, carrier, claimed);
    const pdf = await carrier.downloadLabel(label);
    const files = await storeFiles(work, { ...claimed, trackingNumber: label.trackingNumber }, pdf);
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
    if (error.code !== stillOpen) await wait(work, shipmentId, Date.now());
    return { is: 'PENDING', error };
  }
}

/** Takes the lease, so that one process alone talks to the carrier about this label. */
async function claim(
  { db, services }: Work,
  id: string,
): Promise<ShipmentWithContents | 'DONE' | 'BUSY'> {
  const seconds = services.timing.labelLeaseMs / 1000;
  const claimed = await db.$executeRaw`
    UPDATE "Shipment" SET "labelLeaseUntil" = now() + make_interval(secs => ${seconds})
    WHERE "id" = ${id} AND "status" = 'LABEL_REQUESTED'
      AND ("labelLeaseUntil" IS NULL OR "labelLeaseUntil" < now())`;
  const shipment = await db.shipment.findUniqueOrThrow({
    where: { id },
    include: {
      fulfillment: { include: { warehouse: true, lines: { orderBy: { position: 'asc' } } } },
    },
  });
  if (claimed === 1) return shipment;
  return shipment.status === 'LABEL_REQUESTED' ? 'BUSY' : 'DONE';
}

async function purchase(
  work: Work,
  carrier: Carrier,
  shipment: ShipmentWithContents,
): Promise<PurchasedLabel> {
  const { carrierShipmentId, trackingNumber, trackingUrl, labelLink } = shipment;
  // Bought before; only the label's file is wanting.
  if (carrierShipmentId && trackingNumber && trackingUrl && labelLink) {
    return { carrierShipmentId, trackingNumber, trackingUrl, labelLink };
  }
  const bought = (await lookUp(work, carrier, shipment)) ?? (await buy(work, carrier, shipment));
  await work.db.shipment.update({ where: { id: shipment.id }, data: bought });
  return bought;
}

/** Asked before: it may have been sold although we did not hear so. */
async function lookUp(
  work: Work,
  carrier: Carrier,
  shipment: Shipment,
): Promise<PurchasedLabel | null> {
  const { labelRequestedAt, labelAskedAt, reference } = shipment;
  if (labelAskedAt === null) return null;
  const found = await search(work, carrier, shipment.id, {
    reference,
    since: labelRequestedAt ?? labelAskedAt,
  });
  if (found !== null) return found;
  const settledAt = labelAskedAt.getTime() + work.services.timing.labelSettleMs;
  if (Date.now() >= settledAt) return null;
  await wait(work, shipment.id, settledAt);
  throw pendingError(shipment, 'The last request for this label may still take effect.');
}

/** A look-up that fails leaves the outcome as unknown as it was. */
async function search(
  { db }: Work,
  carrier: Carrier,
  shipmentId: string,
  what: { reference: string; since: Date },
): Promise<PurchasedLabel | null> {
  const known = async (ids: string[]) => {
    const rows = await db.shipment.findMany({
      where: { carrier: carrier.code, carrierShipmentId: { in: ids }, id: { not: shipmentId } },
      select: { carrierShipmentId: true },
    });
    return new Set(rows.map((row) => row.carrierShipmentId ?? ''));
  };
  try {
    return await carrier.findPurchase({ ...what, known });
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    const { kind, code, message } = error;
    throw new CarrierError({ carrier: carrier.code, kind, code, message, outcomeUnknown: true });
  }
}

async function buy(
  work: Work,
  carrier: Carrier,
  shipment: ShipmentWithContents,
): Promise<PurchasedLabel> {
  const labelAskedAt = await noteAsking(work, shipment);
  try {
    return await carrier.buyLabel(labelRequest(work, shipment));
  } catch (error) {
    if (!(error instanceof CarrierError) || !error.outcomeUnknown) throw error;
    const found = await lookUp(work, carrier, { ...shipment, labelAskedAt });
    if (found === null) throw error;
    return found;
  }
}

/**
 * Notes that the carrier is asked now, and only while our lease holds: had it ended during a slow
 * look-up, another process might be asking already.
 */
async function noteAsking({ db, services }: Work, shipment: Shipment): Promise<Date> {
  const seconds = services.timing.labelLeaseMs / 1000;
  const [noted] = await db.$queryRaw<{ labelAskedAt: Date }[]>`
    UPDATE "Shipment"
    SET "labelAskedAt" = now(), "labelLeaseUntil" = now() + make_interval(secs => ${seconds})
    WHERE "id" = ${shipment.id} AND "status" = 'LABEL_REQUESTED'
      AND "labelLeaseUntil" = ${shipment.labelLeaseUntil} AND "labelLeaseUntil" > now()
    RETURNING "labelAskedAt"`;
  if (noted === undefined) {
    throw pendingError(shipment, 'Another process goes on with this label.');
  }
  return noted.labelAskedAt;
}

function pendingError({ carrier }: Pick<Shipment, 'carrier'>, message: string): CarrierError {
  return new CarrierError({
    carrier: carrier ?? 'CANADA_POST',
    kind: 'UNAVAILABLE',
    code: stillOpen,
    message,
    outcomeUnknown: true,
  });
}

function labelRequest(work: Work, shipment: ShipmentWithContents) {
  const { fulfillment } = shipment;
  return {
    reference: shipment.reference,
    orderNumber: shipment.orderNumber,
    service: shipment.service ?? '',
    from: fulfillment.warehouse.address as PostalAddress,
    to: shipment.shipTo as PostalAddress,
    parcel: {
      weightGrams: shipment.weightGrams ?? 0,
      lengthMillimetres: shipment.lengthMillimetres ?? 0,
      widthMillimetres: shipment.widthMillimetres ?? 0,
      heightMillimetres: shipment.heightMillimetres ?? 0,
    },
    mailingDate: work.now().toISOString().slice(0, 10),
    contents: { currency: fulfillment.currency, items: customsItems(shipment) },
  };
}

/** An item without a known weight weighs its share of the parcel, never more than the parcel in all. */
function customsItems({ fulfillment, weightGrams }: ShipmentWithContents): CustomsItem[] {
  const pieces = fulfillment.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const share = Math.max(1, Math.floor((weightGrams ?? 0) / Math.max(1, pieces)));
  const fits = (unit: number | null): unit is number => unit !== null && unit <= share;
  return fulfillment.lines.map((line) => ({
    sku: line.sku,
    description: line.name,
    quantity: line.quantity,
    unitWeightGrams: fits(line.weightGrams) ? line.weightGrams : share,
    unitValueMinor: line.unitPriceMinor,
    hsCode: line.hsCode,
    countryOfOrigin: line.countryOfOrigin,
  }));
}

/** A clear no, and nothing bought before it. */
async function isRefusal({ db }: Work, id: string, error: CarrierError): Promise<boolean> {
  if (error.outcomeUnknown) return false;
  const shipment = await db.shipment.findUniqueOrThrow({ where: { id } });
  return shipment.carrierShipmentId === null;
}

async function wait({ db }: Work, id: string, until: number): Promise<void> {
  const data = { labelLeaseUntil: new Date(until) };
  await db.shipment.update({ where: { id }, data });
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
