import type { RouteParts } from '@mobilytics/chassis/subgraph';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../context.ts';
import { hashKey } from '../device/device-key.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { MOST_PINGS, readBatch, readPings } from './read-batch.ts';
import { RequestBudget } from './request-budget.ts';
import { storePings } from './store-pings.ts';

const BODY_LIMIT_BYTES = 4 * 1_048_576;

type Parts = RouteParts<PrismaClient, Services>;

/**
 * `POST /ingest/v1/pings`: what devices send, with their own key. Answers what became of each ping:
 * `{accepted, duplicates, rejected: [{index, field, message}]}`.
 */
export function ingestRoutes(app: FastifyInstance, parts: Parts, requestsPerMinute: number): void {
  const budget = new RequestBudget(requestsPerMinute);
  app.post('/ingest/v1/pings', { bodyLimit: BODY_LIMIT_BYTES }, async (request, reply) => {
    const device = await deviceOf(request, parts.db);
    if (device === null) {
      reply.header('www-authenticate', 'Bearer realm="device"');
      return refuse(
        reply,
        401,
        'UNAUTHENTICATED',
        'Send the device’s key: Authorization: Bearer mdk_…',
      );
    }
    const waitSeconds = budget.take(device.id, Date.now());
    if (waitSeconds > 0) {
      reply.header('retry-after', waitSeconds);
      return refuse(reply, 429, 'TOO_MANY_REQUESTS', 'The device sends too often.');
    }
    const pings = readBatch(request.body);
    if (pings === null) return refuse(reply, 400, 'BAD_INPUT', 'Send JSON: {"pings": [...]}.');
    if (pings.length > MOST_PINGS) {
      const message = `Send at most ${MOST_PINGS} pings at once.`;
      return refuse(reply, 413, 'TOO_MANY_PINGS', message);
    }
    const { rows, rejected } = readPings(pings);
    const accepted =
      rows.length === 0
        ? 0
        : await parts.transact((tx) => storePings(tx, device, rows, parts.now()));
    return { accepted, duplicates: rows.length - accepted, rejected };
  });
}

async function deviceOf({ headers }: FastifyRequest, db: PrismaClient) {
  const key = /^Bearer +(mdk_\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (key === undefined) return null;
  const found = await db.deviceKey.findFirst({
    where: { hash: hashKey(key), endedAt: null },
    select: { deviceId: true, organizationId: true },
  });
  return found && { id: found.deviceId, organizationId: found.organizationId };
}

function refuse(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({ error: { code, message } });
}
