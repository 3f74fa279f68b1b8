import type { File, Manifest, ManifestRequest } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import type { JsonNode } from '../json.ts';
import { readBatch, readBatches } from './batch.ts';
import type { Client } from './client.ts';
import { underWay } from './errors.ts';
import { listShipments } from './find-shipments.ts';
import { toLabel } from './label-file.ts';
import { idOf } from './shipment.ts';

type Parcel = ManifestRequest['parcels'][number];

/** A batch is what is dropped off together. It has our reference as its description, to be found again. */
export async function createBatch(client: Client, request: ManifestRequest): Promise<Manifest[]> {
  const id = (await findBatch(client, request.reference)) ?? (await openBatch(client, request));
  const added = await addAll(client, id, request.parcels);
  return [await toManifest(client, id, added)];
}

async function openBatch(client: Client, { reference }: ManifestRequest): Promise<string> {
  const body = { description: reference };
  const call = { method: 'POST', path: '/batches', operation: 'manifest', body } as const;
  return readBatch(await client.ask(call)).id;
}

/** All together; when that is refused, one by one, so that one parcel does not keep the others back. */
async function addAll(client: Client, batchId: string, parcels: Parcel[]): Promise<Parcel[]> {
  try {
    await add(client, batchId, parcels);
    return parcels;
  } catch (error) {
    if (!isRefusal(error) || parcels.length === 1) throw error;
  }
  const added: Parcel[] = [];
  let refusal: unknown;
  for (const parcel of parcels) {
    try {
      await add(client, batchId, [parcel]);
      added.push(parcel);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal = error;
    }
  }
  if (added.length === 0) throw refusal;
  return added;
}

const isRefusal = (error: unknown) =>
  error instanceof CarrierError &&
  (error.kind === 'VALIDATION' || error.kind === 'NOT_FOUND' || error.kind === 'CARRIER');

/** Adding a parcel twice leaves it where it is. */
async function add(client: Client, batchId: string, parcels: Parcel[]): Promise<void> {
  await client.send({
    ...{ method: 'PATCH', path: '/shipments/add_to_batch', operation: 'manifest' },
    ...{ repeatable: true },
    body: {
      // A number in the document's example.
      batch_id: /^\d+$/.test(batchId) ? Number(batchId) : batchId,
      shipment_ids: parcels.map(({ carrierShipmentId }) => carrierShipmentId),
    },
  });
}

/**
 * The batches that hold parcels of this request. A parcel knows its batch, whatever became of the
 * description; an empty batch is no manifest, and the next attempt fills it.
 */
export async function findBatches(client: Client, request: ManifestRequest): Promise<Manifest[]> {
  const id = await findBatch(client, request.reference);
  if (id === null) return [];
  const inside = await listShipments(client, `batch_id=${encodeURIComponent(id)}`, 'manifest');
  const ids = new Set(
    inside.filter((shipment) => shipment.text('batch_id') === id).map((item) => idOf(item) ?? ''),
  );
  const parcels = request.parcels.filter(({ carrierShipmentId }) => ids.has(carrierShipmentId));
  return parcels.length === 0 ? [] : [await toManifest(client, id, parcels)];
}

async function findBatch(client: Client, reference: string): Promise<string | null> {
  for (let page = 1; page <= 10; page++) {
    const path = `/batches?limit=100&page=${page}`;
    const batches = readBatches(await client.ask({ path, operation: 'manifest' }));
    const found = batches.find(({ description }) => description === reference);
    if (found !== undefined) return found.id;
    if (batches.length < 100) return null;
  }
  // Newest first: a batch of today lies within the first pages.
  return null;
}

async function toManifest(client: Client, id: string, parcels: Parcel[]): Promise<Manifest> {
  const path = `/batches/${encodeURIComponent(id)}`;
  const answer = await client.ask({ path, operation: 'manifest' });
  return {
    carrierManifestId: id,
    trackingNumbers: parcels.map(({ trackingNumber }) => trackingNumber),
    document: await documentOf(client, answer),
  };
}

/** The label that is scanned when the batch is dropped off. It is gone once the batch was received. */
async function documentOf(client: Client, answer: JsonNode): Promise<File | null> {
  const { labelUrl } = readBatch(answer);
  if (labelUrl === null) return null;
  try {
    const { content } = await toLabel(await client.download(labelUrl), 'PDF_4X6');
    return { format: 'PDF', content };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    // The batch stands; its label is asked for again by the same question.
    throw underWay('BATCH_LABEL_NOT_READY', `The batch’s label did not come: ${error.message}`);
  }
}
