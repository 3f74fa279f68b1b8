import { randomInt } from 'node:crypto';
import { formPdf } from '../draw-label.ts';
import { transmitSet } from './day-schemas.ts';
import { type Answer, type Call, readBody } from './gateway.ts';
import { CarrierError } from './messages.ts';
import type { Records } from './records.ts';
import { namespaces } from './request-schemas.ts';
import { dollars } from './shipment-xml.ts';
import type { Shipment, Shipments } from './shipments.ts';
import { child, documentOf, echo, el, emptyEl, type Markup, textAt, type XmlNode } from './xml.ts';

export const manifestMediaType = 'application/vnd.cpc.manifest-v8+xml';

export interface Manifest {
  id: string;
  poNumber: string;
  customerRequestId: string;
  mailedBy: string;
  mobo: string;
  shippingPoint: string;
  address: XmlNode;
  createdAtMs: number;
}

interface Store {
  manifests: Records<Manifest>;
  shipments: Shipments;
}

/** Tells Canada Post of the shipments of some groups: one manifest for each shipping point. */
export function transmit(store: Store, call: Call, body: string, nowMs: number): Answer {
  const { mailedBy = '', mobo = '' } = call.params;
  const root = readBody(call, body, 'transmit-set', transmitSet, namespaces.manifest);
  const values = (name: string) => (child(root, name)?.children ?? []).map(({ text }) => text);
  const groups = new Set(values('group-ids'));
  const excluded = new Set(values('excluded-shipments'));
  const found = waiting(store.shipments, mailedBy, mobo).filter(
    ({ id, groupId }) => groups.has(groupId ?? '') && !excluded.has(id),
  );
  if (found.length === 0)
    throw new CarrierError(400, '9161', 'There are no shipments to transmit in these groups.');
  const points = Map.groupBy(found, ({ shippingPoint }) => shippingPoint);
  const made = [...points].map(([shippingPoint, shipments]) => {
    const id = `${randomInt(100_000_000, 999_999_999)}${randomInt(100_000_000, 999_999_999)}`;
    for (const shipment of shipments)
      store.shipments.put({ ...shipment, status: 'transmitted', manifestId: id });
    return store.manifests.put({
      ...{ id, mailedBy, mobo, shippingPoint, createdAtMs: nowMs },
      poNumber: `P${randomInt(100_000_000, 999_999_999)}`,
      customerRequestId: textAt(root, 'customer-request-id'),
      address: child(root, 'manifest-address') as XmlNode,
    });
  });
  return { body: manifestList(call, made) };
}

/** `GET …/manifest?start=YYYYMMDD&end=YYYYMMDD` */
export function listManifests({ manifests }: Store, call: Call): Answer {
  const { start = '', end = '99999999' } = call.query;
  if (!/^\d{8}$/.test(start) || !/^\d{8}$/.test(end))
    throw new CarrierError(400, 'Server', 'The request needs start and end of the form YYYYMMDD.');
  const dayOf = (manifest: Manifest) => isoDate(manifest).replaceAll('-', '');
  const found = manifests
    .all()
    .filter((manifest) => belongsTo(manifest, call))
    .filter((manifest) => dayOf(manifest) >= start && dayOf(manifest) <= end);
  return { body: manifestList(call, found) };
}

export function showManifest(store: Store, call: Call): Answer {
  const manifest = find(store, call);
  const self = manifestUrl(call, manifest);
  const link = (rel: string, href: string, type = manifestMediaType) =>
    emptyEl('link', { rel, href, 'media-type': type });
  const shipments = `${call.base}/rs/${manifest.mailedBy}/${manifest.mobo}/shipment?manifestId=${manifest.id}`;
  const artifact = `${call.base}/rs/artifact/${manifestKey(manifest)}/${manifest.id}/0`;
  return {
    body: documentOf(
      'manifest',
      namespaces.manifest,
      manifest.customerRequestId
        ? el('customer-request-id', manifest.customerRequestId)
        : undefined,
      el('po-number', manifest.poNumber),
      el(
        'links',
        link('self', self),
        link('details', `${self}/details`),
        link('manifestShipments', shipments),
        link('artifact', artifact, 'application/pdf'),
      ),
    ),
  };
}

export function manifestDetails(store: Store, call: Call): Answer {
  const manifest = find(store, call);
  const prices = onManifest(store, manifest).map(({ price }) => price);
  const sum = (name: 'baseCents' | 'gstCents' | 'pstCents' | 'hstCents' | 'dueCents') =>
    dollars(prices.reduce((total, price) => total + price[name], 0));
  return {
    body: documentOf(
      'manifest-details',
      namespaces.manifest,
      el('po-number', manifest.poNumber),
      el('final-shipping-point', manifest.shippingPoint),
      el('shipping-point-name', 'SANDBOX'),
      el('shipping-point-id', '0001'),
      el('mailed-by-customer', manifest.mailedBy),
      el('mailed-on-behalf-of', manifest.mobo),
      el('paid-by-customer', manifest.mailedBy),
      el('manifest-date', isoDate(manifest)),
      el('manifest-time', `${new Date(manifest.createdAtMs).toISOString().slice(11, 16)} UTC`),
      el('method-of-payment', 'Account'),
      el(
        'manifest-pricing-info',
        el('base-cost', sum('baseCents')),
        el('automation-discount', '0'),
        el('options-and-surcharges', '0'),
        el('gst', sum('gstCents')),
        el('pst', sum('pstCents')),
        el('hst', sum('hstCents')),
        el('total-due-cpc', sum('dueCents')),
      ),
      echo(manifest.address),
    ),
  };
}

/** `GET …/group`: the groups that wait for the end of the day. */
export function listGroups({ shipments }: Store, call: Call): Answer {
  const { mailedBy = '', mobo = '' } = call.params;
  const ids = waiting(shipments, mailedBy, mobo).map(({ groupId }) => groupId ?? '');
  const group = (id: string): Markup =>
    el(
      'group',
      el('group-id', id),
      emptyEl('link', {
        rel: 'group',
        href: `${call.base}/rs/${mailedBy}/${mobo}/shipment?groupId=${encodeURIComponent(id)}`,
        'media-type': 'application/vnd.cpc.shipment-v8+xml',
      }),
    );
  return { body: documentOf('groups', namespaces.shipment, [...new Set(ids)].map(group)) };
}

/** The paper, which takes its time to be drawn. */
export async function manifestPdf(
  store: Store,
  manifest: Manifest,
  { nowMs, perShipmentMs }: { nowMs: number; perShipmentMs: number },
): Promise<Buffer> {
  const shipments = onManifest(store, manifest);
  if (nowMs < manifest.createdAtMs + shipments.length * perShipmentMs)
    throw new CarrierError(404, '9152', 'The manifest is not available yet. Try again later.');
  const lines = shipments.map(({ pin, serviceCode, price }) =>
    [pin, serviceCode, `${(price.ratedGrams / 1_000).toFixed(3)} kg`, dollars(price.dueCents)].join(
      '    ',
    ),
  );
  return formPdf(`Manifest ${manifest.poNumber}`, [isoDate(manifest), '', ...lines]);
}

/** The part of a manifest's address that cannot be guessed from its id. */
export const manifestKey = ({ id, poNumber }: Manifest): string =>
  (BigInt(id) ^ (BigInt(poNumber.slice(1)) << 17n)).toString(16).padStart(16, '0').slice(-16);

const waiting = (shipments: Shipments, mailedBy: string, mobo: string): Shipment[] =>
  shipments
    .all()
    .filter(({ kind, status }) => kind === 'contract' && status === 'created')
    .filter((shipment) => Number(shipment.mailedBy) === Number(mailedBy))
    .filter((shipment) => Number(shipment.mobo) === Number(mobo));

const onManifest = ({ shipments }: Store, { id }: Manifest): Shipment[] =>
  shipments.all().filter(({ manifestId }) => manifestId === id);

const isoDate = ({ createdAtMs }: Manifest): string =>
  new Date(createdAtMs).toISOString().slice(0, 10);

const belongsTo = ({ mailedBy, mobo }: Manifest, { params }: Call): boolean =>
  Number(mailedBy) === Number(params.mailedBy) && Number(mobo) === Number(params.mobo);

function find({ manifests }: Store, call: Call): Manifest {
  const manifest = manifests.get(call.params.id ?? '');
  if (!manifest || !belongsTo(manifest, call))
    throw new CarrierError(
      404,
      '8064',
      `There is no manifest ${call.params.id} for this customer.`,
    );
  return manifest;
}

const manifestUrl = ({ base }: Call, { mailedBy, mobo, id }: Manifest): string =>
  `${base}/rs/${mailedBy}/${mobo}/manifest/${id}`;

function manifestList(call: Call, found: Manifest[]): string {
  const link = (manifest: Manifest) =>
    emptyEl('link', {
      rel: 'manifest',
      href: manifestUrl(call, manifest),
      'media-type': manifestMediaType,
    });
  return documentOf('manifests', namespaces.manifest, found.map(link));
}
