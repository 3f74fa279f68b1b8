import { randomInt } from 'node:crypto';
import { pickupRequest } from './day-schemas.ts';
import { type Answer, type Call, readBody } from './gateway.ts';
import { CarrierError } from './messages.ts';
import { plantOf } from './places.ts';
import type { Records } from './records.ts';
import { namespaces } from './request-schemas.ts';
import { child, documentOf, echo, el, emptyEl, type Markup, textAt, type XmlNode } from './xml.ts';

export const pickupMediaTypes = {
  availability: 'application/vnd.cpc.pickup+xml',
  request: 'application/vnd.cpc.pickuprequest+xml',
};

export interface PickupRecord {
  id: string;
  customer: string;
  status: 'Active' | 'Cancelled';
  date: string;
  /** What was received, which the details repeat. */
  request: XmlNode;
}

type Pickups = Records<PickupRecord>;

/** In the far north nobody comes on demand. */
const remote = /^[XY]/;

export function pickupAvailability({ params }: Call): string {
  const code = (params.postalCode ?? '').toUpperCase().replaceAll(' ', '');
  if (!/^[A-Z]\d[A-Z]\d[A-Z]\d$/.test(code) || !plantOf('CA', code))
    throw new CarrierError(404, '9111', `The postal code ${params.postalCode} is not in use.`);
  return documentOf(
    'pickup-availability',
    namespaces.pickup,
    el('postal-code', `${code.slice(0, 3)} ${code.slice(3)}`),
    el('on-demand-cutoff', '16:00'),
    el('on-demand-tour', !remote.test(code)),
    el('prority-world-cutoff', '14:00'),
    el('scheduled-pickups-available', !remote.test(code)),
  );
}

export function createPickup(pickups: Pickups, call: Call, body: string, today: string): Answer {
  const { customer = '' } = call.params;
  const root = readBody(
    call,
    body,
    'pickup-request-details',
    pickupRequest,
    namespaces.pickuprequest,
  );
  const time = child(root, 'pickup-times', 'on-demand-pickup-time');
  const date = textAt(time, 'date');
  if (date < today) throw new CarrierError(400, '1622', 'The date of the pickup lies in the past.');
  if (textAt(time, 'preferred-time') >= textAt(time, 'closing-time'))
    throw new CarrierError(400, '1622', 'The closing time must be later than the preferred time.');
  const made = pickups.put({
    id: String(randomInt(10_000_000, 99_999_999)),
    ...{ customer, date, status: 'Active', request: root },
  });
  return {
    body: documentOf(
      'pickup-request-info',
      namespaces.pickuprequest,
      header(made),
      el(
        'pickup-request-price',
        el('pre-tax-amount', '3.50'),
        el('gst-amount', '0.00'),
        el('pst-amount', '0.00'),
        el('hst-amount', '0.46'),
        el('due-amount', '3.96'),
      ),
      el('links', links(call, made)),
    ),
  };
}

export function listPickups(pickups: Pickups, call: Call): Answer {
  const found = pickups.all().filter(({ customer }) => customer === call.params.customer);
  return {
    body: documentOf(
      'pickup-requests',
      namespaces.pickuprequest,
      found.map((pickup) => el('pickup-request', header(pickup), el('links', links(call, pickup)))),
    ),
  };
}

export function pickupDetails(pickups: Pickups, call: Call): Answer {
  const pickup = find(pickups, call);
  const details = el('pickup-request-details', pickup.request.children.map(echo));
  return {
    body: documentOf(
      'pickup-request-detailed-info',
      namespaces.pickuprequest,
      header(pickup),
      details,
    ),
  };
}

/** What is cancelled already stays so. */
export function cancelPickup(pickups: Pickups, call: Call): Answer {
  pickups.put({ ...find(pickups, call), status: 'Cancelled' });
  return { status: 204, body: '' };
}

function find(pickups: Pickups, { params }: Call): PickupRecord {
  const pickup = pickups.get(params.id ?? '');
  if (pickup === undefined || pickup.customer !== params.customer)
    throw new CarrierError(404, '8064', `There is no pickup request ${params.id}.`);
  return pickup;
}

function header({ id, status, date }: PickupRecord): Markup {
  return el(
    'pickup-request-header',
    el('request-id', id),
    el('request-status', status),
    el('pickup-type', 'OnDemand'),
    el('request-date', date),
  );
}

function links({ base }: Call, { customer, id }: PickupRecord): Markup[] {
  const href = `${base}/enab/${customer}/pickuprequest/${id}`;
  const type = { 'media-type': pickupMediaTypes.request };
  return [
    emptyEl('link', { rel: 'self', href, ...type }),
    emptyEl('link', { rel: 'details', href: `${href}/details`, ...type }),
  ];
}
