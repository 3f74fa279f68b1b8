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
  kind: z.enum([...requestFaultKinds, 'duplicate', 'reorder', 'not_ready']),
  /** How many of the next requests or deliveries it hits. */
  count: z.int().min(1).max(10_000).default(1),
  delayMs: z.int().min(0).max(120_000).default(1_000),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /** Only paths that begin so. */
  path: z.string().optional(),
});

type Fault = z.output<typeof faultSchema>;
type FaultKind = Fault['kind'];

/** Faults on demand: each is used up by the requests or deliveries that it hits. */
export class Faults {
  #waiting: Fault[] = [];

  add(fault: z.input<typeof faultSchema>): void {
    this.#waiting.push(faultSchema.parse(fault));
  }

  clear(): void {
    this.#waiting = [];
  }

  list(): readonly Fault[] {
    return this.#waiting;
  }

  /** Uses up one count of the first fault of this kind that fits, and returns it. */
  take(kind: FaultKind, on: Fault['on'], method = '', path = ''): Fault | undefined {
    const index = this.#waiting.findIndex(
      (fault) =>
        fault.kind === kind &&
        fault.on === on &&
        (!fault.method || fault.method === method) &&
        (!fault.path || path.startsWith(fault.path)),
    );
    const fault = this.#waiting[index];
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
