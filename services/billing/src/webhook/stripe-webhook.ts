import type { RouteParts } from '@mobilytics/chassis/subgraph';
import type { FastifyInstance } from 'fastify';
import Stripe from 'stripe';
import type { Services } from '../context.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { storeEvents } from '../sync/store-events.ts';
import { gather } from './gather.ts';

/** An event holds a whole object with its metadata, descriptions and lines. */
const largestEventBytes = 4 * 1024 * 1024;

/** `POST /webhooks/stripe`: checks the signature, stores the event, and only then says 200. */
export function stripeWebhook(secrets: readonly string[]) {
  return (app: FastifyInstance, parts: RouteParts<PrismaClient, Services>): void => {
    const store = gather<Stripe.Event>((events) => storeEvents(parts.db, events, 'WEBHOOK'), {
      lingerMs: 10,
    });
    app.post('/webhooks/stripe', { bodyLimit: largestEventBytes }, async (request, reply) => {
      const signature = request.headers['stripe-signature'];
      const event =
        typeof signature === 'string' && request.rawBody
          ? verify(parts.services.stripe, request.rawBody, signature, secrets)
          : null;
      if (!event) {
        parts.log.warn({ from: request.ip }, 'A webhook without a valid signature was refused.');
        return reply.code(400).send({ error: 'The signature is missing, wrong or too old.' });
      }
      await store(event);
      return reply.code(200).send({ received: true });
    });
  };
}

function verify(
  stripe: Stripe,
  body: Buffer,
  signature: string,
  secrets: readonly string[],
): Stripe.Event | null {
  for (const secret of secrets) {
    try {
      return stripe.webhooks.constructEvent(body, signature, secret);
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) return null;
    }
  }
  return null;
}
