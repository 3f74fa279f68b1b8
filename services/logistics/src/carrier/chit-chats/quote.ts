import { randomBytes } from 'node:crypto';
import type { RateOffer, RateRequest } from '../carrier.ts';
import type { Client } from './client.ts';
import { listShipments } from './find-shipments.ts';
import { deleteDraft } from './purchase.ts';
import { readRates } from './rates.ts';
import { idOf, purchaseState, readShipment } from './shipment.ts';
import { writeShipment } from './shipment-request.ts';

/** Drafts of ours begin so: those of quotes, and those of labels, whose reference is a shipment's id. */
const quoteMark = 'quote-';
const ourMarks = [quoteMark, 'shp_'];

/** There is no question for prices: a draft is made, its rates are read, and it is deleted again. */
export async function quote(
  client: Client,
  request: RateRequest,
  vatReference: string | null,
): Promise<RateOffer[]> {
  const orderId = `${quoteMark}${randomBytes(9).toString('base64url')}`;
  const body = writeShipment({ ...request, orderId, vatReference });
  const call = { method: 'POST', path: '/shipments', operation: 'rates', body } as const;
  const draft = readShipment(await client.ask({ ...call, repeatable: true }));
  // One that cannot be deleted now is deleted with those that a crash left behind.
  await deleteDraft(client, idOf(draft) ?? '').catch(() => false);
  return readRates(draft);
}

/** Deletes the drafts that quotes and purchases left behind before then. Tells how many. */
export async function removeDrafts(client: Client, before: Date): Promise<number> {
  const pending = await listShipments(client, 'status=pending', 'discovery');
  const left = pending.filter((shipment) => {
    const isOurs = ourMarks.some((mark) => shipment.text('order_id')?.startsWith(mark));
    const createdAt = Date.parse(shipment.text('created_at') ?? '');
    return isOurs && createdAt < before.getTime() && purchaseState(shipment) === 'DRAFT';
  });
  let removed = 0;
  for (const draft of left) {
    if (await deleteDraft(client, idOf(draft) ?? '')) removed += 1;
  }
  return removed;
}
