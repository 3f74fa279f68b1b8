import type { EventPayload } from '@mobilytics/events/catalogue';
import { newId } from '@mobilytics/ids/new-id';
import type { PostalAddress } from '../carrier/carrier.ts';
import type { Tx } from '../context.ts';
import { buyReturnLabels } from '../jobs/buy-return-labels.ts';
import { lockReturnParcel } from './returned.ts';

/** What a box and its padding weigh. */
const packagingGrams = 300;
/** Assumed for a piece whose weight the shop does not know. */
const unknownPieceGrams = 500;

/** A return was approved: the parcel is expected, and its label is made in the background. */
export async function expectReturn(
  tx: Tx,
  {
    organizationId,
    approved,
  }: { organizationId: string; approved: EventPayload<'return.approved'> },
): Promise<void> {
  const { returnId, number, orderId, orderNumber, from, currency, contactEmail, lines } = approved;
  const id = newId('rtp', tx.now);
  const goods = lines.reduce(
    (sum, { quantity, weightGrams }) => sum + quantity * (weightGrams ?? unknownPieceGrams),
    0,
  );
  await tx.db.returnParcel.create({
    data: {
      ...{ id, organizationId, returnId, number, orderId, orderNumber, currency, contactEmail },
      status: 'EXPECTED',
      warehouseId: await homeOf(tx, orderId, from.country),
      ...{ shipFrom: from, lines },
      weightGrams: goods + packagingGrams,
      // The carrier's reference may have 35 characters; the id has 30 and is ours alone.
      reference: id,
      createdAt: tx.now,
    },
  });
  tx.enqueue(buyReturnLabels, {});
}

/** Back to where the order was sent from; otherwise to a warehouse in the same country. */
async function homeOf(tx: Tx, orderId: string, country: string): Promise<string> {
  const sent = await tx.db.fulfillment.findFirst({
    where: { orderId },
    include: { warehouse: true },
    orderBy: { createdAt: 'asc' },
  });
  const warehouses = await tx.db.warehouse.findMany({ orderBy: { code: 'asc' } });
  const countryOf = ({ address }: { address: unknown }) => (address as PostalAddress).country;
  const home =
    warehouses.find((place) => countryOf(place) === country && place.id === sent?.warehouseId) ??
    warehouses.find((place) => countryOf(place) === country) ??
    sent?.warehouse ??
    warehouses[0];
  if (home === undefined) throw new Error('There is no warehouse.');
  return home.id;
}

/** The return was given up. A parcel that is here already stays here. */
export async function cancelExpectedReturn(tx: Tx, returnId: string): Promise<void> {
  const found = await tx.db.returnParcel.findUnique({ where: { returnId } });
  const parcel = found && (await lockReturnParcel(tx, found.id));
  if (parcel === null || parcel === undefined) return;
  if (['RECEIVED', 'INSPECTED', 'CANCELED'].includes(parcel.status)) return;
  await tx.db.returnParcel.update({
    where: { id: parcel.id },
    data: { status: 'CANCELED', nextPollAt: null, version: { increment: 1 } },
  });
}
