import { setTimeout as sleep } from 'node:timers/promises';
import type { LabelRequest, Purchase, PurchaseSearch } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import type { JsonNode } from '../json.ts';
import type { Client } from './client.ts';
import { refused, underWay, unreadable } from './errors.ts';
import { listByOrderId, searchByOrderId } from './find-shipments.ts';
import { readRates } from './rates.ts';
import { idOf, purchaseState, readPurchase, readShipment } from './shipment.ts';
import { writeShipment } from './shipment-request.ts';

type PurchaseSettings = {
  vatReference: string | null;
  /** Between two looks at postage that is being bought, which usually takes less than three seconds. */
  pollPauseMs: number;
  /** How long to wait for it. */
  pollForMs: number;
};

/** What a search can conclude: the shipment's details tell more than a line of a list. */
export async function openShipment(
  client: Client,
  id: string,
  operation: 'search' | 'track' | 'label' | 'refund' | 'buyLabel',
): Promise<JsonNode> {
  const path = `/shipments/${encodeURIComponent(id)}`;
  return readShipment(await client.ask({ path, operation }));
}

/**
 * A draft with our reference, bought once, then looked at until its postage is there. A draft can be
 * bought one time only; those of earlier attempts are deleted before, so that a request to buy that is
 * still on its way finds nothing to buy.
 */
export async function buyPostage(
  client: Client,
  request: LabelRequest,
  settings: PurchaseSettings,
): Promise<Purchase> {
  const draft = writeShipment({
    ...request,
    orderId: request.reference,
    vatReference: settings.vatReference,
  });
  const earlier = await withoutEffect(() => searchByOrderId(client, request.reference));
  const bought = await clearDrafts(client, earlier);
  if (bought !== null) return bought;
  const created = await withoutEffect(async () => {
    const call = { method: 'POST', path: '/shipments', operation: 'buyLabel' } as const;
    return readShipment(await client.ask({ ...call, body: draft }));
  });
  const id = idOf(created) ?? '';
  const offers = readRates(created);
  if (offers.length > 0 && !offers.some(({ service }) => service === request.service)) {
    await deleteDraft(client, id).catch(() => false);
    throw refused(['service'], `Chit Chats does not offer ${request.service} for this parcel.`);
  }
  await askToBuy(client, id, request.service);
  return waitForPostage(client, id, settings);
}

/** A search or a draft costs nothing, so whatever became of it: nothing was bought. */
async function withoutEffect<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    const { carrier, kind, code, message, retryAfterSeconds, fields } = error;
    throw new CarrierError({ carrier, kind, code, message, retryAfterSeconds, fields });
  }
}

/** An answer that does not come or cannot be read changes nothing: the shipment itself tells. */
async function askToBuy(client: Client, id: string, service: string): Promise<void> {
  try {
    await client.send({
      ...{ method: 'PATCH', path: `/shipments/${id}/buy`, operation: 'buyLabel' },
      body: { postage_type: service },
    });
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    if (!error.outcomeUnknown) {
      await deleteDraft(client, id).catch(() => false);
      throw error;
    }
    const state = purchaseState(await openShipment(client, id, 'buyLabel'));
    if (state === 'DRAFT') throw error;
  }
}

async function waitForPostage(
  client: Client,
  id: string,
  { pollPauseMs, pollForMs }: PurchaseSettings,
): Promise<Purchase> {
  const giveUpAt = Date.now() + pollForMs;
  for (;;) {
    const shipment = await lookAt(client, id);
    const purchase = shipment === null ? null : conclude(shipment);
    if (purchase !== null) return purchase;
    if (Date.now() >= giveUpAt) {
      throw underWay('POSTAGE_REQUESTED', 'Chit Chats is still buying the postage.');
    }
    await sleep(pollPauseMs);
  }
}

/** After the purchase was asked for, no answer is conclusive but the shipment's own. */
async function lookAt(client: Client, id: string): Promise<JsonNode | null> {
  try {
    return await openShipment(client, id, 'buyLabel');
  } catch (error) {
    if (error instanceof CarrierError) return null;
    throw error;
  }
}

/** Null while it is under way. Throws what makes an end of it. */
function conclude(shipment: JsonNode): Purchase | null {
  const state = purchaseState(shipment);
  if (state === 'BOUGHT') return { ...readPurchase(shipment), label: null };
  if (state === 'FAILED') throw failed();
  if (state === 'GIVEN_BACK') throw unreadable('The shipment was given back while it was bought.');
  return null;
}

export function failed(): CarrierError {
  return new CarrierError({
    ...{ carrier: 'CHIT_CHATS', kind: 'CARRIER', code: 'postage_purchase_failed' },
    message: 'Chit Chats could not buy the postage.',
  });
}

/** What was bought under our reference, null when nothing was. */
export async function findPostage(
  client: Client,
  { reference, since }: PurchaseSearch,
): Promise<Purchase | null> {
  const found = await searchByOrderId(client, reference);
  const certain = found.some((shipment) => purchaseState(shipment) === 'BOUGHT');
  const shipments = certain ? found : await listByOrderId(client, reference, since);
  return pick(client, shipments);
}

async function pick(client: Client, shipments: JsonNode[]): Promise<Purchase | null> {
  const states = shipments.map(purchaseState);
  const bought = shipments[states.indexOf('BOUGHT')];
  const id = bought === undefined ? null : idOf(bought);
  // The list leaves the rates out, which may hold the price.
  if (id !== null) {
    return { ...readPurchase(await openShipment(client, id, 'search')), label: null };
  }
  if (states.some((state) => state === 'REQUESTED' || state === 'UNKNOWN')) {
    throw underWay('POSTAGE_REQUESTED', 'Chit Chats is still buying the postage.');
  }
  return null;
}

/** Deletes what earlier attempts left. A draft that will not go may be bought already: it is looked at. */
async function clearDrafts(client: Client, shipments: JsonNode[]): Promise<Purchase | null> {
  const known = await pick(client, shipments);
  if (known !== null) return known;
  for (const shipment of shipments) {
    const id = idOf(shipment);
    if (id === null || purchaseState(shipment) !== 'DRAFT') continue;
    if (await deleteDraft(client, id)) continue;
    const now = await pick(client, [await openShipment(client, id, 'search')]);
    if (now !== null) return now;
    throw underWay('DRAFT_NOT_DELETED', 'An earlier draft of this label could not be deleted.');
  }
  return null;
}

/** Whether the draft is gone. False when the carrier keeps it, because it is no draft any more. */
export async function deleteDraft(client: Client, id: string): Promise<boolean> {
  const path = `/shipments/${id}`;
  try {
    await client.send({ method: 'DELETE', path, operation: 'search', repeatable: true });
    return true;
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    if (error.kind === 'NOT_FOUND') return true;
    if (error.kind === 'VALIDATION' || error.kind === 'CARRIER') return false;
    throw error;
  }
}
