import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Journey, livedOf, moveByHand } from './journey.ts';
import { type LifeName, lives, parcelStates } from './parcel-life.ts';

interface Charge {
  /** The client's own, by which it must find at most one purchase. */
  reference: string;
  trackingNumber: string;
  amountMinor: number;
  currency: string;
  state: 'charged' | 'voided' | 'refund_requested' | 'refunded';
}

/** What the control API needs of a courier's parcels. */
export interface ControlledParcels {
  all(): { trackingNumber: string; journey: Journey }[];
  /** Keeps a parcel's new journey. */
  travel(trackingNumber: string, journey: Journey): void;
  /** Every purchase, given back or not. */
  charges(): Charge[];
  clear(): void;
}

const moment = z.iso.datetime({ offset: true }).transform((value) => Date.parse(value));
const moveFields = z.strictObject({
  /** The state to reach; without it, the next usual one. */
  to: z.enum(parcelStates).optional(),
  /** When the last step happens; now, unless given. */
  at: moment.optional(),
  /** When the order information was received: lays all steps between here and `at`. */
  from: moment.optional(),
});
const lifeFields = z.strictObject({ life: z.enum(Object.keys(lives) as [LifeName]) });

/** The control API of every courier: moves parcels, gives them lives, tells what was charged. */
export function parcelControlRoutes(
  app: FastifyInstance,
  parcels: ControlledParcels,
  lifeMs: number,
): void {
  const find = (number: string) => parcels.all().find((parcel) => parcel.trackingNumber === number);
  const stateOf = (journey: Journey) => livedOf(journey, lifeMs, Date.now()).at(-1)?.state;

  app.get('/_sandbox/parcels', () => ({
    parcels: parcels
      .all()
      .map(({ trackingNumber, journey }) => ({ trackingNumber, state: stateOf(journey) })),
  }));
  app.get('/_sandbox/charges', () => ({ charges: parcels.charges() }));
  type ByNumber = { Params: { trackingNumber: string } };
  app.post<ByNumber>('/_sandbox/parcels/:trackingNumber/advance', (request, reply) => {
    const fields = moveFields.safeParse(request.body || {});
    if (!fields.success) return reply.code(400).send({ message: z.prettifyError(fields.error) });
    const parcel = find(request.params.trackingNumber);
    if (!parcel) return reply.code(404).send({ message: 'There is no parcel with this number.' });
    const { to, at: atMs = Date.now(), from: fromMs } = fields.data;
    if (fromMs !== undefined && fromMs > atMs)
      return reply.code(400).send({ message: '`from` must not be later than `at`.' });
    const moved = moveByHand(parcel.journey, { to, atMs, fromMs }, lifeMs, Date.now());
    parcels.travel(parcel.trackingNumber, moved);
    return { trackingNumber: parcel.trackingNumber, state: stateOf(moved), steps: moved.steps };
  });
  app.post<ByNumber>('/_sandbox/parcels/:trackingNumber/life', (request, reply) => {
    const fields = lifeFields.safeParse(request.body);
    if (!fields.success) return reply.code(400).send({ message: z.prettifyError(fields.error) });
    const parcel = find(request.params.trackingNumber);
    if (!parcel) return reply.code(404).send({ message: 'There is no parcel with this number.' });
    const journey: Journey = { ...parcel.journey, life: fields.data.life, steps: null };
    parcels.travel(parcel.trackingNumber, journey);
    return { trackingNumber: parcel.trackingNumber, life: journey.life, state: stateOf(journey) };
  });
  app.post('/_sandbox/reset', (_request, reply) => {
    parcels.clear();
    return reply.code(204).send();
  });
}
