import { eventsOf } from './events.ts';
import type { Answer, Call } from './gateway.ts';
import { CarrierError } from './messages.ts';
import { namespaces } from './request-schemas.ts';
import { referenceOf } from './shipment-xml.ts';
import type { Shipment } from './shipments.ts';
import { type Tracked, trackingDetail, trackingSummary } from './tracking-xml.ts';
import type { World } from './world.ts';

type Known = Pick<World, 'shipments' | 'lifeMs'>;

export function trackByPin(world: Known, call: Call, document: 'detail' | 'summary'): Answer {
  return answer(world, world.shipments.byPin(call.params.pin ?? ''), call, document);
}

/** The notice card's number: here the parcel's own without its check digit. */
export function trackByDnc(world: Known, call: Call, document: 'detail' | 'summary'): Answer {
  const { dnc = '' } = call.params;
  const found = world.shipments.all().find(({ pin }) => pin.slice(0, 15) === dnc);
  return answer(world, found, call, document);
}

export function trackByReference(world: Known, { query, french }: Call): Answer {
  const reference = query.customerRef ?? '';
  const found = world.shipments
    .all()
    .filter((shipment) => referenceOf(shipment, 'customer-ref-1') === reference);
  if (!reference || found.length === 0) throw noHistory();
  return { body: trackingSummary(found.slice(-100).map(tracked(world)), french) };
}

function answer(
  world: Known,
  shipment: Shipment | undefined,
  { french }: Call,
  document: 'detail' | 'summary',
): Answer {
  if (!shipment) throw noHistory();
  const now = tracked(world)(shipment);
  return {
    body: document === 'detail' ? trackingDetail(now, french) : trackingSummary([now], french),
  };
}

const tracked =
  ({ lifeMs }: Known) =>
  (shipment: Shipment): Tracked => ({ shipment, events: eventsOf(shipment, lifeMs, Date.now()) });

const noHistory = () => new CarrierError(404, '004', 'No Pin History', namespaces.track);
