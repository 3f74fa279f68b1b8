import { setTimeout as sleep } from 'node:timers/promises';
import type { Manifest, ManifestRequest } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import type { XmlDocument, XmlElement } from '../xml.ts';
import { canadianPostalCode } from './address.ts';
import { type Api, type CanadaPostSettings, type Message, pathOf } from './api.ts';
import { downloadArtifact } from './label.ts';
import { unreadable } from './messages.ts';
import { fit } from './refusal.ts';
import { idOfLink, linkTo, listedPaths } from './shipment.ts';

/** How long Canada Post takes to draw a manifest, for each shipment on it. */
const perShipmentMs = 350;

/**
 * Transmits the groups of the parcels: from then on they are charged, and can only be refunded. What is
 * in the same groups and not named waits for the next transmission.
 */
export async function transmit(
  api: Api,
  settings: CanadaPostSettings,
  request: ManifestRequest,
): Promise<Manifest[]> {
  const groups = [...new Set(request.parcels.map(({ manifestGroup }) => manifestGroup))];
  const wanted = new Set(request.parcels.map(({ carrierShipmentId }) => carrierShipmentId));
  const grouped = await Promise.all(groups.map((group) => idsOfGroup(api, group)));
  const excluded = grouped.flat().filter((id) => !wanted.has(id));
  const message = transmitSet(request, groups, excluded);
  const call = { method: 'POST', path: api.paths.manifests, type: 'manifest', message } as const;
  const links = listedPaths(await api.order({ ...call, operation: 'manifest' }), 'manifests');
  try {
    return await Promise.all(links.map((link) => readManifest(api, settings, link, request)));
  } catch (error) {
    throw afterEffect(error);
  }
}

/** The manifests of the day that carry our reference. */
export async function findManifests(
  api: Api,
  settings: CanadaPostSettings,
  request: ManifestRequest,
): Promise<Manifest[]> {
  const start = request.date.replaceAll('-', '');
  const tomorrow = new Date(Date.parse(request.date) + 86_400_000).toISOString();
  const end = tomorrow.slice(0, 10).replaceAll('-', '');
  const path = `${api.paths.manifests}?start=${start}&end=${end}`;
  const list = await api.question({ path, type: 'manifest', operation: 'search' });
  const found: Manifest[] = [];
  for (const link of listedPaths(list, 'manifests')) {
    const document = await openManifest(api, settings, link);
    if (document.node.text('customer-request-id') === request.reference) {
      found.push(await readManifest(api, settings, link, request));
    }
  }
  return found;
}

async function idsOfGroup({ question, paths }: Api, group: string): Promise<string[]> {
  const path = `${paths.shipments}?groupId=${encodeURIComponent(group)}`;
  const list = await question({ path, type: 'shipment', operation: 'search' });
  return listedPaths(list, 'shipments').map(idOfLink);
}

async function openManifest(api: Api, { apiBase }: CanadaPostSettings, link: string) {
  const path = pathOf(link, apiBase);
  return api.question({ path, type: 'manifest', operation: 'search' });
}

async function readManifest(
  api: Api,
  settings: CanadaPostSettings,
  link: string,
  { parcels }: ManifestRequest,
): Promise<Manifest> {
  const document = await openManifest(api, settings, link);
  const { node } = document;
  const artifact = linkTo(node, 'artifact');
  if (artifact === null) throw unreadable('The manifest has no document.');
  const shipments = linkTo(node, 'manifestShipments');
  const path = shipments === null ? null : pathOf(shipments, settings.apiBase);
  const type = 'shipment';
  const listed =
    path === null
      ? null
      : listedPaths(await api.question({ path, type, operation: 'search' }), 'shipments');
  const ids = listed && new Set(listed.map(idOfLink));
  const own = parcels.filter(({ carrierShipmentId }) => ids?.has(carrierShipmentId) ?? true);
  const content = await patiently(own.length, settings, () =>
    downloadArtifact(api, settings, { link: artifact, type: 'pdf' }),
  );
  return {
    carrierManifestId: manifestId(document, link),
    trackingNumbers: own.map(({ trackingNumber }) => trackingNumber),
    document: { format: 'PDF', content },
  };
}

/** The id is what leads to it again; the number on the paper is in the document. */
function manifestId({ node }: XmlDocument, link: string): string {
  return idOfLink(linkTo(node, 'self') ?? link) || (node.text('po-number') ?? '');
}

/** A manifest that is asked for too soon is asked for again when it should be drawn. */
async function patiently<T>(
  shipments: number,
  { artifactPauseMs = 1_000 }: CanadaPostSettings,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const tooSoon = error instanceof CarrierError && /^915[234]$/.test(error.code ?? '');
    if (!tooSoon) throw error;
    await sleep(Math.min(Math.max(artifactPauseMs, shipments * perShipmentMs), 10_000));
    return ask();
  }
}

/** The groups are transmitted, whatever became of what we asked after it. */
function afterEffect(error: unknown): unknown {
  if (!(error instanceof CarrierError)) return error;
  return new CarrierError({ ...error.toJSON(), outcomeUnknown: true });
}

function transmitSet(request: ManifestRequest, groups: string[], excluded: string[]): Message {
  const { from } = request;
  return {
    root: 'transmit-set',
    namespace: 'http://www.canadapost.ca/ws/manifest-v8',
    elements: [
      ['customer-request-id', request.reference],
      ['group-ids', groups.map((group): XmlElement => ['group-id', group])],
      ['requested-shipping-point', canadianPostalCode('sender.postalCode', from.postalCode)],
      ['detailed-manifests', 'true'],
      ['method-of-payment', 'Account'],
      [
        'manifest-address',
        [
          ['manifest-company', fit('sender.company', from.company ?? from.name, 44)],
          ['manifest-name', fit('sender.name', from.name, 44)],
          ['phone-number', fit('sender.phone', from.phone, 25)],
          [
            'address-details',
            [
              ['address-line-1', fit('sender.line1', from.line1, 44)],
              ['city', fit('sender.city', from.city, 40)],
              ['prov-state', fit('sender.region', from.region, 2)],
              ['postal-zip-code', canadianPostalCode('sender.postalCode', from.postalCode)],
            ],
          ],
        ],
      ],
      [
        'excluded-shipments',
        excluded.length === 0 ? undefined : excluded.map((id): XmlElement => ['shipment-id', id]),
      ],
    ],
  };
}
