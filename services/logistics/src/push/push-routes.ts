import { createHash, timingSafeEqual } from 'node:crypto';
import type { RouteParts } from '@mobilytics/chassis/subgraph';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CarrierCode } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import { type DhlPush, readDhlPush } from '../carrier/dhl/push.ts';
import { readUspsPush } from '../carrier/usps/push.ts';
import type { Services } from '../context.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { maxPushBytes, takePush } from './take-push.ts';

type Parts = RouteParts<PrismaClient, Services>;

export type PushSettings = {
  /** The last part of the address DHL knows, null to take nothing. */
  dhlToken: string | null;
  /** What USPS signs with, null to take nothing. */
  uspsSecret: string | null;
};

/** Where carriers tell news unasked. Each carrier proves itself before a byte of it counts. */
export const pushRoutes = (settings: PushSettings) => (app: FastifyInstance, parts: Parts) => {
  app.register(async (scope) => {
    const options = { bodyLimit: maxPushBytes };
    scope.post<{ Params: { token: string } }>(
      '/webhooks/dhl/:token',
      options,
      async (request, reply) => {
        if (!isSame(request.params.token, settings.dhlToken)) return refuse(parts, request, reply);
        const push = read(() => readDhlPush(request.rawBody, request.headers));
        return push instanceof Error ? unreadable(reply) : takeDhl(parts, push, request.rawBody);
      },
    );
    scope.post('/webhooks/usps', options, async (request, reply) => {
      const secret = settings.uspsSecret;
      if (secret === null) return refuse(parts, request, reply);
      const push = read(() => readUspsPush(request.rawBody, request.headers, secret));
      if (push instanceof Error) {
        return push.kind === 'AUTHENTICATION' ? refuse(parts, request, reply) : unreadable(reply);
      }
      if (push.kind === 'challenge') return { challenge: push.challenge };
      return take(parts, { ...push, carrier: 'USPS', body: request.rawBody });
    });
  });
};

async function takeDhl(parts: Parts, push: DhlPush, body: Buffer) {
  if (push.kind === 'push') {
    return take(parts, { carrier: 'DHL', trackingNumbers: push.trackingNumbers, body });
  }
  if (push.kind === 'validate') await parts.services.activateDhlPush?.(push);
  parts.log.info({ push: push.kind }, 'DHL spoke about a subscription.');
  return { taken: 0 };
}

async function take(
  parts: Parts,
  push: { carrier: CarrierCode; trackingNumbers: string[]; body: Buffer },
) {
  const { known, unknown } = await parts.transact((tx) => takePush(tx, push));
  if (unknown > 0) {
    parts.log.info({ carrier: push.carrier, unknown }, 'News came of parcels that are not ours.');
  }
  return { taken: known };
}

/** The same answer for a wrong proof and for a carrier that is not connected. */
function refuse(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  parts.log.warn({ from: request.ip }, 'News of a carrier without its proof was refused.');
  return reply.code(404).send({ error: 'There is nothing here.' });
}

const unreadable = (reply: FastifyReply) =>
  reply.code(400).send({ error: 'The news cannot be read.' });

/** The error of what cannot be read, so that it is refused instead of failing. */
function read<T>(reader: () => T): T | CarrierError {
  try {
    return reader();
  } catch (error) {
    if (error instanceof CarrierError) return error;
    throw error;
  }
}

/** Compares without telling by its time how much was right. */
function isSame(given: string, secret: string | null): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return secret !== null && timingSafeEqual(digest(given), digest(secret));
}
