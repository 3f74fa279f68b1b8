import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Shipments } from './shipments.ts';
import { advance, travel } from './travel.ts';

const moment = z.iso.datetime({ offset: true }).transform((value) => Date.parse(value));
const moveFields = z.strictObject({
  /** The state to reach; without it, the next step. */
  to: z
    .enum([
      'order_received',
      'accepted',
      'in_transit',
      'out_for_delivery',
      'delivered',
      'available_for_pickup',
      'exception',
      'return_to_sender',
    ])
    .optional(),
  /** When the last event happens; now, unless given. */
  at: moment.optional(),
  /** When the order information was received: lays all events between here and `at`. */
  from: moment.optional(),
});

/** Moves parcels by hand, as a scan in a plant would. */
export function parcelControlRoutes(
  app: FastifyInstance,
  shipments: Shipments,
  lifeMs: number,
): void {
  app.get('/_sandbox/parcels', () => ({
    parcels: shipments.all().map(({ id, pin, status, serviceCode, events }) => {
      return { id, pin, status, serviceCode, state: events.at(-1)?.state };
    }),
  }));
  app.post<{ Params: { pin: string } }>('/_sandbox/parcels/:pin/advance', (request, reply) => {
    const fields = moveFields.safeParse(request.body || {});
    if (!fields.success) return reply.code(400).send({ message: z.prettifyError(fields.error) });
    const shipment = shipments.byPin(request.params.pin);
    if (!shipment) return reply.code(404).send({ message: 'There is no parcel with this PIN.' });
    const { to, at: atMs = Date.now(), from: fromMs } = fields.data;
    if (fromMs !== undefined && fromMs > atMs)
      return reply.code(400).send({ message: '`from` must not be later than `at`.' });
    const moved = advance(travel(shipment, Date.now(), lifeMs), { to, atMs, fromMs });
    const { pin, events } = shipments.put(moved);
    return { pin, state: events.at(-1)?.state, events };
  });
  app.post('/_sandbox/reset', (_request, reply) => {
    shipments.clear();
    return reply.code(204).send();
  });
}
