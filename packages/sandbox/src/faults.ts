import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

export const requestFaultKinds = [
  'delay',
  'error_after_effect',
  'cut_after_effect',
  'rate_limit',
  'server_error',
  'expired_token',
  'malformed_body',
  'endless_body',
  'hostile_body',
] as const;

const faultSchema = z.strictObject({
  /** What the fault hits: calls of the API, or deliveries made by the sandbox. */
  on: z.enum(['request', 'webhook']).default('request'),
  kind: z.enum([
    ...requestFaultKinds,
    'bad_gateway',
    'changed_body',
    'cut_before_effect',
    'delay_after_effect',
    'drop',
    'duplicate',
    'event_first',
    'lock_timeout',
    'not_ready',
    'reorder',
  ]),
  /** How many of the next requests or deliveries it hits. */
  count: z.int().min(1).max(1_000_000).default(1),
  delayMs: z.int().min(0).max(120_000).default(1_000),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /** Only paths that begin so, or event types of deliveries; `*` stands for one part of a path. */
  path: z.string().optional(),
  /** How likely it hits what it fits; the same seed always hits the same ones. */
  probability: z.number().gt(0).max(1).default(1),
  seed: z.int().min(0).default(1),
});

export type FaultRequest = z.input<typeof faultSchema>;
type Fault = z.output<typeof faultSchema>;
type FaultKind = Fault['kind'];

interface Waiting {
  fault: Fault;
  fits: (method: string, path: string) => boolean;
  draw: () => number;
}

/** Faults on demand: each is used up by the requests or deliveries that it hits. */
export class Faults {
  #waiting: Waiting[] = [];

  add(asked: FaultRequest): void {
    const fault = faultSchema.parse(asked);
    this.#waiting.push({ fault, fits: matcher(fault), draw: randomNumbers(fault.seed) });
  }

  clear(): void {
    this.#waiting = [];
  }

  list(): readonly Fault[] {
    return this.#waiting.map(({ fault }) => fault);
  }

  /** Uses up one count of the first fault of this kind that fits and hits, and returns it. */
  take(kind: FaultKind, on: Fault['on'], method = '', path = ''): Fault | undefined {
    const index = this.#waiting.findIndex(
      ({ fault, fits, draw }) =>
        fault.kind === kind &&
        fault.on === on &&
        fits(method, path) &&
        (fault.probability === 1 || draw() < fault.probability),
    );
    const fault = this.#waiting[index]?.fault;
    if (!fault) return undefined;
    fault.count -= 1;
    if (fault.count === 0) this.#waiting.splice(index, 1);
    return fault;
  }

  /** Waits as long as a waiting delay asks for. */
  async delay(on: Fault['on'], method = '', path = ''): Promise<void> {
    const fault = this.take('delay', on, method, path);
    if (fault) await sleep(fault.delayMs);
  }
}

function matcher({ method: wanted, path: prefix = '' }: Fault): Waiting['fits'] {
  const parts = prefix.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('[^/]+')}`);
  return (method, path) => (!wanted || method === wanted) && pattern.test(path);
}

/** Mulberry32, a small generator whose numbers follow from its seed alone. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The control API by which tests and developers ask for faults. */
export function faultRoutes(app: FastifyInstance, faults: Faults): void {
  app.get('/_sandbox/faults', () => ({ faults: faults.list() }));
  app.post('/_sandbox/faults', (request, reply) => {
    const parsed = faultSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ message: z.prettifyError(parsed.error) });
    faults.add(parsed.data);
    return reply.code(201).send({ faults: faults.list() });
  });
  app.delete('/_sandbox/faults', () => {
    faults.clear();
    return { faults: [] };
  });
}
