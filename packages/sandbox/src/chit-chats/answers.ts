import type { FastifyInstance } from 'fastify';
import { type ZodType, z } from 'zod';
import type { Problems } from './request-schemas.ts';

/** A refusal in one of Chit Chats' shapes. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: object;
  constructor(status: number, body: object) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

export const refuse = (status: number, message: string) =>
  new Refusal(status, { error: { message } });

export const missing = () => new Refusal(404, { error: 'Not found' });

export function refuseProblems(problems: Problems): void {
  if (Object.keys(problems).length > 0) throw new Refusal(422, { errors: problems });
}

/** The body in its form, or every field that is not. */
export function readBody<T>(schema: ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const problems: Problems = {};
  for (const { path, message, ...issue } of parsed.error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [path.join('.')];
    for (const name of names) problems[name] = [...(problems[name] ?? []), message];
  }
  throw new Refusal(422, { errors: problems });
}

const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  page: z.coerce.number().int().min(1).default(1),
});

export function pageOf<T>(items: T[], query: unknown): T[] {
  const { limit, page } = readBody(listQuery, query);
  return items.slice((page - 1) * limit, page * limit);
}

/** Chit Chats takes JSON only, named as such, and answers in JSON. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof Refusal) return reply.code(error.status).send(error.body);
    const status = error.statusCode ?? 500;
    return reply.code(status).send({ error: { message: error.message } });
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'Not found' }));
}
