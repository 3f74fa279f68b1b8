import { randomInt } from 'node:crypto';
import { stopJourney } from '../journey.ts';
import { createShipment } from './create-shipment.ts';
import { type Answer, type Call, readBody } from './gateway.ts';
import { CarrierError } from './messages.ts';
import {
  contractShipment,
  namespaces,
  nonContractShipment,
  refundRequest,
} from './request-schemas.ts';
import {
  hasReceipt,
  refundInfo,
  shipmentDetails,
  shipmentInfo,
  shipmentList,
  shipmentPrice,
  shipmentReceipt,
} from './shipment-xml.ts';
import type { Shipment, Shipments } from './shipments.ts';
import { child } from './xml.ts';

type Kind = Exclude<Shipment['kind'], 'return'>;

const roots = { contract: 'shipment', 'non-contract': 'non-contract-shipment' };
const schemas = { contract: contractShipment, 'non-contract': nonContractShipment };
const spaces = { contract: namespaces.shipment, 'non-contract': namespaces.ncshipment };

export function create(
  shipments: Shipments,
  kind: Kind,
  call: Call,
  body: string,
  nowMs: number,
): Answer {
  const { mailedBy = '', mobo = mailedBy } = call.params;
  for (const customer of [mailedBy, mobo])
    if (!/^\d{1,10}$/.test(customer))
      throw new CarrierError(
        403,
        'AA004',
        `You cannot mail on behalf of the customer ${customer}.`,
      );
  const root = readBody(call, body, roots[kind], schemas[kind], spaces[kind]);
  const shipment = createShipment(shipments, root, { kind, mailedBy, mobo }, nowMs);
  const wantsPrice = child(root, 'provide-pricing-info') !== undefined;
  return { body: shipmentInfo(call.base, shipment, wantsPrice) };
}

/** The shipment of the path, which only its own customer sees. */
function find(shipments: Shipments, kind: Kind, { params }: Call): Shipment {
  const { mailedBy = '', mobo = mailedBy, id = '' } = params;
  const shipment = shipments.get(id);
  if (shipment?.kind !== kind || !belongsTo(shipment, mailedBy, mobo))
    throw new CarrierError(404, '8064', `There is no shipment ${id} for this customer.`);
  return shipment;
}

/** Customer numbers are the same with and without their leading zeros. */
function belongsTo(shipment: Shipment, mailedBy: string, mobo: string): boolean {
  return Number(shipment.mailedBy) === Number(mailedBy) && Number(shipment.mobo) === Number(mobo);
}

export function show(shipments: Shipments, kind: Kind, call: Call): Answer {
  return { body: shipmentInfo(call.base, find(shipments, kind, call), false) };
}

export function showDocument(shipments: Shipments, kind: Kind, call: Call): Answer {
  const shipment = find(shipments, kind, call);
  switch (call.params.document) {
    case 'details':
      return { body: shipmentDetails(shipment) };
    case 'price':
      if (kind === 'contract') return { body: shipmentPrice(shipment) };
      break;
    case 'receipt':
      if (hasReceipt(shipment)) return { body: shipmentReceipt(shipment) };
      break;
  }
  throw new CarrierError(
    404,
    '8064',
    `The shipment ${shipment.id} has no ${call.params.document}.`,
  );
}

/** Lists links to shipments, by group, by PIN, by the client's own request id, or by time of creation. */
export function search(shipments: Shipments, kind: Kind, call: Call): Answer {
  const { mailedBy = '', mobo = mailedBy } = call.params;
  const { from, to, trackingPIN: pin, customerRequestId: requestId } = call.query;
  const groupId = call.query.groupId ?? call.query.groupid;
  const { manifestId, noManifest } = call.query;
  if (!from && !pin && !requestId && !groupId && !manifestId && noManifest !== 'true')
    throw new CarrierError(
      400,
      'Server',
      'The request needs from, trackingPIN, customerRequestId, groupId, manifestId or noManifest.',
    );
  const startMs = from ? momentOf(from) : 0;
  const endMs = to ? momentOf(to) + 60_000 : Number.POSITIVE_INFINITY;
  const found = shipments
    .all()
    .filter((shipment) => shipment.kind === kind)
    .filter((shipment) => belongsTo(shipment, mailedBy, mobo))
    .filter((shipment) => !pin || shipment.pin === pin)
    .filter((shipment) => !requestId || shipment.customerRequestId === requestId)
    // A group is what waits for the end of the day.
    .filter(({ groupId: own, status }) => !groupId || (own === groupId && status === 'created'))
    .filter((shipment) => !manifestId || shipment.manifestId === manifestId)
    .filter(({ status }) => noManifest !== 'true' || status === 'created')
    .filter(({ createdAtMs }) => createdAtMs >= startMs && createdAtMs < endMs);
  return { body: shipmentList(call.base, kind, found) };
}

/** Reads `YYYYMMDDHHMM`, which the sandbox takes as UTC. */
function momentOf(compact: string): number {
  const [, year, month, day, hour, minute] =
    /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(compact) ?? [];
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  if (Number.isNaN(moment))
    throw new CarrierError(400, 'Server', `The time ${compact} is not of the form YYYYMMDDHHMM.`);
  return moment;
}

/** Voids a shipment that was not transmitted yet. */
export function voidShipment(shipments: Shipments, call: Call): Answer {
  const shipment = find(shipments, 'contract', call);
  if (shipment.status === 'transmitted')
    throw new CarrierError(
      400,
      '8034',
      'The shipment has already been transmitted and cannot be voided. Request a refund instead.',
    );
  shipments.put({ ...shipment, status: 'voided' });
  return { status: 204, body: '' };
}

/** Asks for the money of a transmitted label back; asking again finds the same ticket. */
export function refund(
  shipments: Shipments,
  kind: Kind,
  call: Call,
  body: string,
  { nowMs, lifeMs }: { nowMs: number; lifeMs: number },
): Answer {
  const shipment = find(shipments, kind, call);
  readBody(call, body, `${roots[kind]}-refund-request`, refundRequest, spaces[kind]);
  if (shipment.status !== 'transmitted')
    throw new CarrierError(400, '8034', 'The shipment was not transmitted yet. Void it instead.');
  const ticket = shipment.refundTicket ?? {
    id: String(randomInt(10_000_000, 99_999_999)),
    date: new Date(nowMs).toISOString().slice(0, 10),
  };
  // A label that is given back is not used, so its parcel travels no further.
  const journey = stopJourney(shipment.journey, lifeMs, nowMs);
  shipments.put({ ...shipment, refundTicket: ticket, journey });
  return { body: refundInfo(shipment, ticket) };
}
