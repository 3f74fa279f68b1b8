import type { XmlDocument, XmlNode } from '../../xml.ts';

/**
 * The JSON services say the same as the XML ones in camel case, with arrays where XML has an element
 * around a list. Read through this, both generations have one parser.
 */
export function jsonDocument(value: unknown): XmlDocument {
  const root = rootOf(value);
  if (root !== 'unknown' || typeof value !== 'object' || value === null) {
    return { root, node: wrap(value) };
  }
  // Some answers stand in a member of their own, whatever it is called.
  const inside = Object.values(value).slice(0, firstFew);
  const inner = inside.find((member) => !empty.has(rootOf(member)));
  return inner === undefined ? { root, node: wrap(value) } : jsonDocument(inner);
}

const empty = new Set(['unknown', 'nothing']);

/** Elements that stand in a list: in JSON they are the members of an array and have no name. */
const members = new Set(
  (
    'occurrence option pricedoption adjustment link pricequote message item pinsummary trackingdetail ' +
    'shipmentinfo group manifest pickuprequest postoffice error'
  ).split(' '),
);

/** `expected-delivery-date`, `expectedDeliveryDate` and `expected_delivery_date` are the same name. */
const plain = (name: string) => name.replaceAll(/[-_]/g, '').toLowerCase();

function wrap(value: unknown): XmlNode {
  return {
    text: (...path) => textOf(follow(value, path)[0]),
    all: (...path) => follow(value, path).map(wrap),
    attribute: (name) => textOf(property(value, name)),
  };
}

function follow(value: unknown, path: string[]): unknown[] {
  let found = [value].flat();
  let inList = Array.isArray(value);
  for (const name of path) {
    const listed = inList;
    inList = false;
    found = found.flatMap((item) => {
      const next = property(item, name);
      if (next === undefined) return listed && members.has(plain(name)) ? [item] : [];
      inList ||= Array.isArray(next);
      return [next].flat();
    });
  }
  return found;
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const wanted = plain(name);
  return Object.entries(value).find(([key]) => plain(key) === wanted)?.[1];
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || value.trim() === '') return null;
  return value.trim();
}

/** What a list is shows in its first members. */
const firstFew = 50;

/** What a body without a root element is, by what it has; the first that fits. */
const signs: [root: string, ...names: string[]][] = [
  ['tracking-detail', 'significantEvents'],
  ['price-quotes', 'priceDetails'],
  ['price-quotes', 'priceQuotes'],
  ['shipment-info', 'shipmentId'],
  ['pickup-request-info', 'pickupRequestHeader'],
  ['pickup-availability', 'onDemandCutoff'],
  ['shipment-refund-request-info', 'serviceTicketId'],
  ['authorized-return-info', 'trackingPin'],
  ['manifest', 'poNumber'],
  ['tracking-summary', 'pin'],
  ['tracking-summary', 'pinSummary'],
  ['shipments', 'shipments'],
  ['manifests', 'manifests'],
  ['links', 'links'],
  ['links', 'href'],
  ['token', 'accessToken'],
];

const refusalSigns = ['messages', 'errors', 'error', 'httpCode', 'errorCode', 'code', 'title'];

function rootOf(value: unknown): string {
  const items = [value].flat().slice(0, firstFew);
  const has = (name: string) => items.some((item) => property(item, name) !== undefined);
  const found = signs.find(([, ...names]) => names.every(has))?.[0];
  if (found !== undefined) return found;
  if (refusalSigns.some(has)) return 'messages';
  return Array.isArray(value) && value.length === 0 ? 'nothing' : 'unknown';
}
