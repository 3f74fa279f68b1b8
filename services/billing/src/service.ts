import { startSubgraph } from '@mobilytics/chassis/subgraph';
import { createObjectStore } from '@mobilytics/object-store/object-store';
import type { Services } from './context.ts';
import type { Env } from './env.ts';
import { onOrderCanceled } from './events/on-order-canceled.ts';
import { onOrderExpired } from './events/on-order-expired.ts';
import { onOrderPlaced } from './events/on-order-placed.ts';
import { onOrganizationCreated } from './events/on-organization-created.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { applyStripeEvent } from './jobs/apply-stripe-event.ts';
import { closeCheckouts } from './jobs/close-checkouts.ts';
import { pollStripeEvents } from './jobs/poll-stripe-events.ts';
import { resolvers } from './resolvers.ts';
import { createStripe } from './stripe/stripe-client.ts';
import { stripeWebhook } from './webhook/stripe-webhook.ts';

export function startBilling(env: Env) {
  return startSubgraph<PrismaClient, Services>({
    name: 'billing',
    serviceUrl: new URL('..', import.meta.url),
    env: env.chassis,
    createClient: (adapter) => new PrismaClient({ adapter }),
    sharedModels: ['StripePrice', 'StripeTaxRate', 'StripeEvent', 'MirrorObject', 'EventCursor'],
    resolvers,
    consumers: [onOrganizationCreated, onOrderPlaced, onOrderCanceled, onOrderExpired],
    jobs: [applyStripeEvent, closeCheckouts, pollStripeEvents],
    services: {
      stripe: createStripe(env.stripeApiBase, env.stripeSecretKey),
      dashboardUrl: env.dashboardUrl,
      files: createObjectStore(env.objects),
    },
    routes: stripeWebhook(env.stripeWebhookSecrets),
  });
}
