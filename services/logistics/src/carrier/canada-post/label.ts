import { setTimeout as sleep } from 'node:timers/promises';
import type { File, LabelDownload } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { type Api, type CanadaPostSettings, pathOf } from './api.ts';
import { unreadable } from './messages.ts';
import { readShipment } from './shipment.ts';

const attempts = 5;

/** A label by its link; a link ends after about 90 days, and the shipment gives a fresh one. */
export async function downloadLabel(
  api: Api,
  settings: CanadaPostSettings,
  label: LabelDownload,
): Promise<File> {
  const { format } = label;
  const fetchFile = async (link: string): Promise<File> => {
    const artifact = { link, type: format === 'ZPL_4X6' ? 'zpl' : 'pdf' } as const;
    return { format, content: await downloadArtifact(api, settings, artifact) };
  };
  try {
    if (label.labelLink !== '') return await fetchFile(label.labelLink);
  } catch (error) {
    if (!(error instanceof CarrierError) || error.kind !== 'NOT_FOUND') throw error;
  }
  return fetchFile(await freshLink(api, label));
}

/** A label of the time before the contract is looked for where it was bought. */
async function freshLink({ question, paths }: Api, { carrierShipmentId: id }: LabelDownload) {
  const about = { operation: 'search' } as const;
  const { shipments, nonContract } = paths;
  const type = shipments === nonContract ? 'ncshipment' : 'shipment';
  try {
    const found = await question({ path: `${shipments}/${id}`, type, ...about });
    return readShipment(found).labelLink;
  } catch (error) {
    const isGone = error instanceof CarrierError && error.kind === 'NOT_FOUND';
    if (!isGone || nonContract === null || nonContract === shipments) throw error;
  }
  const found = await question({ path: `${nonContract}/${id}`, type: 'ncshipment', ...about });
  return readShipment(found).labelLink;
}

/** A file that Canada Post draws after it was ordered: 202 until it is there. */
export async function downloadArtifact(
  api: Api,
  { apiBase, artifactPauseMs = 1_000 }: CanadaPostSettings,
  { link, type }: { link: string; type: 'pdf' | 'zpl' },
): Promise<Buffer> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const call = { path: pathOf(link, apiBase), type, operation: 'label' } as const;
    const { status, body } = await api.send(call);
    if (status !== 202) return type === 'zpl' ? readZpl(body) : readPdf(body);
    if (attempt < attempts) await sleep(artifactPauseMs);
  }
  throw new CarrierError({
    carrier: 'CANADA_POST',
    kind: 'UNAVAILABLE',
    code: 'LABEL_NOT_READY',
    message: 'Canada Post has not drawn the document yet.',
  });
}

export function readPdf(body: Buffer): Buffer {
  if (body.subarray(0, 5).toString() !== '%PDF-') throw unreadable('The label is no PDF.');
  // A cut connection leaves the beginning alone, which no printer takes.
  if (!body.subarray(-1_024).includes('%%EOF')) throw unreadable('The PDF has no end.');
  return body;
}

export function readZpl(body: Buffer): Buffer {
  const text = body.toString('latin1').trim();
  if (!text.startsWith('^XA') || !text.endsWith('^XZ')) throw unreadable('The label is no ZPL.');
  return body;
}
