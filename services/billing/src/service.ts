import { startSubgraph } from '@mobilytics/chassis/subgraph';
import { createObjectStore } from '@mobilytics/object-store/object-store';
import type { Services } from './context.ts';
import type { Env } from './env.ts';
import { onOrderCanceled } from './events/on-order-canceled.ts';
import { onOrderExpired } from './events/on-order-expired.ts';
import { onOrderPlaced } from './events/on-order-placed.ts';
import { onOrganizationCreated } from './events/on-organization-created.ts';
import { onReturnRefundDue } from './events/on-return-refund-due.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { applyStripeEvent } from './jobs/apply-stripe-event.ts';
import { carryOutIntent } from './jobs/carry-out-intent.ts';
import { carryOutMoneyRequest } from './jobs/carry-out-money-request.ts';
import { closeCheckouts } from './jobs/close-checkouts.ts';
import { continueMoneyRequests } from './jobs/continue-money-requests.ts';
import { followStripeBalanceJob } from './jobs/follow-stripe-balance.ts';
import { liftBlocks } from './jobs/lift-blocks.ts';
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
    sharedModels: [
      'StripePrice',
      'StripeTaxRate',
      'StripeEvent',
      'MirrorObject',
      'EventCursor',
      'LedgerAccount',
      'BillingExport',
    ],
    resolvers,
    consumers: [
      onOrganizationCreated,
      onOrderPlaced,
      onOrderCanceled,
      onOrderExpired,
      onReturnRefundDue(env.approvalLimits),
    ],
    jobs: [
      applyStripeEvent,
      carryOutIntent,
      carryOutMoneyRequest,
      closeCheckouts,
      continueMoneyRequests,
      followStripeBalanceJob,
      liftBlocks,
      pollStripeEvents,
    ],
    services: {
      stripe: createStripe(env.stripeApiBase, env.stripeSecretKey),
      dashboardUrl: env.dashboardUrl,
      mirrorMaxAgeMs: env.mirrorMaxAgeMs,
      approvalLimits: env.approvalLimits,
      files: createObjectStore(env.objects),
    },
    routes: stripeWebhook(env.stripeWebhookSecrets),
  });
}
