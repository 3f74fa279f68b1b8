import type { PurchasedLabel } from '../carrier.ts';
import type { XmlDocument, XmlNode } from '../xml.ts';
import { unreadable } from './messages.ts';
import { toMinor } from './units.ts';

const roots = new Set(['non-contract-shipment-info', 'shipment-info']);

/** A few services sell labels without a number; none of them is offered here. */
type Bought = Omit<PurchasedLabel, 'trackingNumber' | 'trackingUrl'> & {
  trackingNumber: string | null;
  trackingUrl: string | null;
};

/** What creating or looking up a shipment, with or without contract, answers; or an authorised return. */
export function readShipment(document: XmlDocument): PurchasedLabel {
  const { trackingNumber, trackingUrl, ...bought } = readBought(document);
  if (trackingNumber === null || trackingUrl === null) {
    throw unreadable('The shipment lacks its number.');
  }
  return { ...bought, trackingNumber, trackingUrl };
}

/** The same, also of a parcel that cannot be followed. */
export function readBought({ root, node }: XmlDocument): Bought {
  if (root === 'authorized-return-info') return readReturn(node);
  const info = roots.has(root) ? node : [...roots].flatMap((name) => node.all(name))[0];
  if (info === undefined) throw unreadable(`<${root}> instead of a shipment.`);
  const carrierShipmentId = info.text('shipment-id');
  if (carrierShipmentId === null) throw unreadable('The shipment lacks its id.');
  const trackingNumber = info.text('tracking-pin');
  const due = toMinor(info.text('shipment-price', 'due-amount'));
  return {
    carrierShipmentId,
    trackingNumber,
    trackingUrl: trackingNumber === null ? null : trackingUrlOf(trackingNumber),
    // Without a link the shipment is asked for it again when the label is fetched.
    labelLink: linkTo(info, 'label') ?? '',
    charged: due === null ? null : { amountMinor: due, currency: 'CAD' },
  };
}

/** A return has no id but its number. */
function readReturn(node: XmlNode): PurchasedLabel {
  const trackingNumber = node.text('tracking-pin');
  const labelLink = linkTo(node, 'returnLabel') ?? linkTo(node, 'label');
  if (trackingNumber === null || labelLink === null) {
    throw unreadable('The return lacks its number or its label.');
  }
  const carrierShipmentId = trackingNumber;
  const trackingUrl = trackingUrlOf(trackingNumber);
  return { carrierShipmentId, trackingNumber, trackingUrl, labelLink, charged: null };
}

/** Where a document points to. */
export function linkTo(node: XmlNode, rel: string): string | null {
  const wanted = rel.toLowerCase();
  const links = [...node.all('links', 'link'), ...node.all('link')];
  const found = links.find((link) => link.attribute('rel')?.toLowerCase() === wanted);
  return found?.attribute('href') ?? null;
}

/** The addresses of a list; what is listed is a link or has one to itself. */
export function listedPaths({ node }: XmlDocument, list: string): string[] {
  const own = [...node.all('link'), ...node.all('links', 'link'), ...node.all(list, 'link')];
  const hrefs = own.map((link) => link.attribute('href'));
  return hrefs.filter((href) => href !== null);
}

/** The last part of an address, where the id of what it leads to stands. */
export function idOfLink(link: string): string {
  return (
    link
      .replace(/[?#].*$/, '')
      .replace(/\/$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

/** The reference a shipment was created with, from its details. */
export function readReference({ node }: XmlDocument): string | null {
  return (
    node.text('customer-request-id') ?? node.text('delivery-spec', 'references', 'customer-ref-1')
  );
}

function trackingUrlOf(trackingNumber: string): string {
  return `https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=${trackingNumber}`;
}
