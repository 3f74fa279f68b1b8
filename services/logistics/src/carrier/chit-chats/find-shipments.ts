import type { JsonNode } from '../json.ts';
import type { CarrierCall } from '../transport.ts';
import type { Client } from './client.ts';
import { underWay } from './errors.ts';
import { idOf, readShipments } from './shipment.ts';

const dayMs = 86_400_000;

/** The page size that needs no asking for, so that a page that is not full is the last. */
const pageSize = 100;
const maxPages = 50;

/** Shipments that carry our reference as their order number, by Chit Chats' search. Newest first. */
export async function searchByOrderId(client: Client, orderId: string): Promise<JsonNode[]> {
  const query = `q=${encodeURIComponent(orderId)}&limit=${pageSize}`;
  const found = await client.ask({ path: `/shipments?${query}`, operation: 'search' });
  return readShipments(found).filter((shipment) => shipment.text('order_id') === orderId);
}

/** The same from the list itself: a search may know a new shipment later than the list does. */
export async function listByOrderId(
  client: Client,
  orderId: string,
  since: Date,
): Promise<JsonNode[]> {
  // Dates are in a zone that nobody names, so a day more is read.
  const from = new Date(since.getTime() - dayMs).toISOString().slice(0, 10);
  const found = await listShipments(client, `from_date=${from}`, 'search');
  return found.filter((shipment) => shipment.text('order_id') === orderId);
}

/** All pages of a list. Nothing is concluded from a list that does not end. */
export async function listShipments(
  client: Client,
  query: string,
  operation: CarrierCall['operation'],
): Promise<JsonNode[]> {
  const found = new Map<string, JsonNode>();
  for (let page = 1; page <= maxPages; page++) {
    const path = `/shipments?${query}&limit=${pageSize}&page=${page}`;
    const shipments = readShipments(await client.ask({ path, operation }));
    const before = found.size;
    for (const shipment of shipments) found.set(idOf(shipment) ?? '', shipment);
    // The same again: the server does not page.
    if (shipments.length < pageSize || found.size === before) return [...found.values()];
  }
  throw underWay('TOO_MANY_SHIPMENTS', 'Chit Chats’ list of shipments is too long to search.');
}
