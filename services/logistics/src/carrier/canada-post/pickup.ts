import type { Pickup, PickupRequest } from '../carrier.ts';
import type { XmlDocument } from '../xml.ts';
import { canadianPostalCode } from './address.ts';
import type { Api, CanadaPostSettings, Message } from './api.ts';
import { unreadable } from './messages.ts';
import { fit, refuse } from './refusal.ts';

/** A request that somebody will still come for. */
const open = new Set(['Active', 'New', 'Pending']);

/** Books a collection, once for each reference however often it is asked. */
export async function schedulePickup(
  api: Api,
  settings: CanadaPostSettings,
  request: PickupRequest,
): Promise<Pickup> {
  const message = writePickup(request, settings);
  const booked = await findPickup(api, settings, request.reference);
  if (booked !== null) return booked;
  await checkAvailability(api, request);
  const call = { method: 'POST', path: pickups(settings), type: 'pickuprequest', message } as const;
  return readPickup(await api.order({ ...call, operation: 'schedulePickup' }));
}

/** What is cancelled already stays so. */
export async function cancelPickup(
  api: Api,
  settings: CanadaPostSettings,
  { confirmationNumber }: Pickup,
): Promise<void> {
  const path = `${pickups(settings)}/${encodeURIComponent(confirmationNumber)}`;
  const call = { method: 'DELETE', path, type: 'pickuprequest' } as const;
  await api.send({ ...call, operation: 'schedulePickup' });
}

const pickups = ({ customerNumber }: CanadaPostSettings) => `/enab/${customerNumber}/pickuprequest`;

/** The list of requests names no reference, so each open one is looked into. */
async function findPickup({ question }: Api, settings: CanadaPostSettings, reference: string) {
  const about = { type: 'pickuprequest', operation: 'schedulePickup' } as const;
  const { node } = await question({ path: pickups(settings), ...about });
  for (const listed of node.all('pickup-request')) {
    const id = listed.text('pickup-request-header', 'request-id');
    const status = listed.text('pickup-request-header', 'request-status');
    if (id === null || !open.has(status ?? '')) continue;
    const path = `${pickups(settings)}/${encodeURIComponent(id)}/details`;
    const details = await question({ path, ...about });
    const own = details.node.text('pickup-request-details', 'customer-request-id');
    if (own === reference) return { confirmationNumber: id, revision: null };
  }
  return null;
}

async function checkAvailability({ question }: Api, { from }: PickupRequest): Promise<void> {
  const code = canadianPostalCode('sender.postalCode', from.postalCode);
  const path = `/ad/pickup/pickupavailability/${code}`;
  const about = { type: 'pickup', operation: 'schedulePickup' } as const;
  if (readAvailability(await question({ path, ...about })).onDemand) return;
  refuse('sender.postalCode', 'Canada Post collects nothing on demand here.');
}

/** When and how Canada Post collects at a postal code. */
export function readAvailability({ root, node }: XmlDocument) {
  if (root !== 'pickup-availability') throw unreadable(`<${root}> instead of an availability.`);
  return {
    postalCode: node.text('postal-code'),
    onDemand: node.text('on-demand-tour') === 'true',
    onDemandCutoff: node.text('on-demand-cutoff'),
    // The carrier's own spelling, and the right one in case it is mended.
    priorityWorldwideCutoff:
      node.text('prority-world-cutoff') ?? node.text('priority-world-cutoff'),
    scheduled: node.text('scheduled-pickups-available') === 'true',
  };
}

export function readPickup({ node }: XmlDocument): Pickup {
  const header = node.text('pickup-request-header', 'request-id');
  const confirmationNumber = header ?? node.text('request-id');
  if (confirmationNumber === null) throw unreadable('The pickup has no number.');
  return { confirmationNumber, revision: null };
}

function writePickup(request: PickupRequest, { contractId }: CanadaPostSettings): Message {
  const { from, contact } = request;
  const { preferred, closing } = window(request);
  return {
    root: 'pickup-request-details',
    namespace: 'http://www.canadapost.ca/ws/pickuprequest',
    elements: [
      ['customer-request-id', request.reference],
      ['pickup-type', 'OnDemand'],
      [
        'pickup-location',
        [
          // Always the warehouse's address: the account's own may be an office.
          ['business-address-flag', 'false'],
          [
            'alternate-address',
            [
              ['company', fit('sender.company', from.company ?? from.name, 35)],
              ['address-line-1', fit('sender.line1', from.line1, 35)],
              ['city', fit('sender.city', from.city, 35)],
              ['province', fit('sender.region', from.region, 2)],
              ['postal-code', canadianPostalCode('sender.postalCode', from.postalCode)],
            ],
          ],
        ],
      ],
      [
        'contact-info',
        [
          ['contact-name', fit('contact.name', contact.name, 45)],
          ['email', email(contact.email)],
          ['contact-phone', dashedPhone(contact.phone)],
          ['receive-email-updates-flag', 'false'],
        ],
      ],
      ['location-details', [['pickup-instructions', instructions(request)]]],
      ['pickup-volume', String(request.parcelCount)],
      [
        'pickup-times',
        [
          [
            'on-demand-pickup-time',
            [
              ['date', request.date],
              ['preferred-time', preferred],
              ['closing-time', closing],
            ],
          ],
        ],
      ],
      ['payment-info', payment(contractId)],
    ],
  };
}

function payment(contractId: string | null): [string, string | undefined][] {
  return [
    ['contract-id', contractId ?? undefined],
    ['method-of-payment', contractId === null ? 'CreditCard' : 'Account'],
  ];
}

function instructions({ instructions: text }: PickupRequest): string {
  return fit('instructions', text.replaceAll('_', ' '), 132);
}

/** The schema is older than the longer ends of addresses: two to five letters. */
function email(address: string): string {
  const text = fit('contact.email', address, 60);
  const part = "['_A-Za-z0-9+-]+";
  if (new RegExp(`^${part}(\\.${part})*@[A-Za-z0-9.-]+\\.[A-Za-z]{2,5}$`).test(text)) return text;
  return refuse('contact.email', `Canada Post takes no email address that ends as "${text}" does.`);
}

/** `+1 416 555 0142` as `416-555-0142`. */
function dashedPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  const [, area, exchange, line] = /^(\d{3})(\d{3})(\d{4})$/.exec(digits) ?? [];
  if (area === undefined) refuse('contact.phone', `"${phone}" is no North American number.`);
  return `${area}-${exchange}-${line}`;
}

/** Quarters of an hour from noon to 17:45, within the time that the parcels can be fetched. */
function window({ readyAt, closesAt }: PickupRequest): { preferred: string; closing: string } {
  const preferred = Math.max(Math.ceil(quarters('readyAt', readyAt)), 12 * 4);
  const closing = Math.min(Math.floor(quarters('closesAt', closesAt)), 17 * 4 + 3);
  if (preferred >= closing) {
    refuse('closesAt', 'Canada Post collects from 12:00 to 17:45, and needs time between.');
  }
  return { preferred: clock(preferred), closing: clock(closing) };
}

function quarters(field: string, time: string): number {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hour === undefined) refuse(field, `"${time}" is no time of day.`);
  return Number(hour) * 4 + Number(minute) / 15;
}

function clock(quarter: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(quarter / 4))}:${pad((quarter % 4) * 15)}`;
}
