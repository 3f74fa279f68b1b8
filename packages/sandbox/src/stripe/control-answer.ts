import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ApiError } from './errors.ts';
import type { Sandbox } from './sandbox.ts';

/** Runs one operation that nobody asked for through the API, whole or not at all. */
export function controlAnswer(
  sandbox: Sandbox,
  reply: FastifyReply,
  at: number | undefined,
  operation: () => { status: number; body: object },
): FastifyReply {
  try {
    const nobody = { id: null, idempotency_key: null };
    const { status, body } = sandbox.run(nobody, () => sandbox.whole(operation), at);
    return reply.code(status).send(body);
  } catch (error) {
    if (error instanceof ApiError) return reply.code(error.status).send({ message: error.message });
    throw error;
  } finally {
    sandbox.store.flush();
  }
}

/** The body of a control call, or an answer that tells what is wrong with it. */
export function controlBody<S extends z.ZodType>(
  schema: S,
  body: unknown,
  reply: FastifyReply,
  run: (fields: z.output<S>) => FastifyReply,
): FastifyReply {
  const fields = schema.safeParse(body ?? {});
  return fields.success
    ? run(fields.data)
    : reply.code(400).send({ message: z.prettifyError(fields.error) });
}
