import { startSubgraph } from '@mobilytics/chassis/subgraph';
import { createObjectStore } from '@mobilytics/object-store/object-store';
import type { Services, Work } from './context.ts';
import type { Env } from './env.ts';
import { deliveryConsumers } from './events/on-delivery.ts';
import { deviceConsumers } from './events/on-device.ts';
import { lineConsumers } from './events/on-line.ts';
import { onMakeGoodAnswered } from './events/on-make-good-answered.ts';
import { onOrderCanceled } from './events/on-order-canceled.ts';
import { onOrderExpired } from './events/on-order-expired.ts';
import { onOrderPlaced } from './events/on-order-placed.ts';
import { onOrganizationCreated } from './events/on-organization-created.ts';
import { onPlanPriced } from './events/on-plan-priced.ts';
import { onReturnRefundDue } from './events/on-return-refund-due.ts';
import { shipmentConsumers } from './events/on-shipment.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { applyStripeEvent } from './jobs/apply-stripe-event.ts';
import { carryOutIntent } from './jobs/carry-out-intent.ts';
import { carryOutMoneyRequest } from './jobs/carry-out-money-request.ts';
import { chargeLine } from './jobs/charge-line.ts';
import { chargeLines } from './jobs/charge-lines.ts';
import { closeCheckouts } from './jobs/close-checkouts.ts';
import { continueMoneyRequests } from './jobs/continue-money-requests.ts';
import { explainInvoices } from './jobs/explain-invoices.ts';
import { followDunningPlan } from './jobs/follow-dunning-plan.ts';
import { followStripeBalanceJob } from './jobs/follow-stripe-balance.ts';
import { liftBlocks } from './jobs/lift-blocks.ts';
import { mirrorObjects } from './jobs/mirror-objects.ts';
import { pollStripeEvents } from './jobs/poll-stripe-events.ts';
import { proposeMakeGoods } from './jobs/propose-make-goods.ts';
import { reconcile } from './jobs/reconcile.ts';
import { settleMakeGoods } from './jobs/settle-make-goods.ts';
import { startNightlyReconcile } from './jobs/start-nightly-reconcile.ts';
import { tellUsageOfAll } from './jobs/tell-usage.ts';
import { writeBillingExport } from './jobs/write-billing-export.ts';
import { resolvers } from './resolvers.ts';
import { createStripe } from './stripe/stripe-client.ts';
import { stripeWebhook } from './webhook/stripe-webhook.ts';

export async function startBilling(env: Env) {
  let ourWork: Work | null = null;
  const services: Services = {
    stripe: createStripe(env.stripeApiBase, env.stripeSecretKey),
    dashboardUrl: env.dashboardUrl,
    mirrorMaxAgeMs: env.mirrorMaxAgeMs,
    approvalLimits: env.approvalLimits,
    usesStripeTax: env.usesStripeTax,
    taxRegistrations: env.taxRegistrations,
    files: createObjectStore(env.objects),
    ourselves() {
      if (ourWork === null) throw new Error('Billing has not started yet.');
      return ourWork;
    },
  };
  const billing = await startSubgraph<PrismaClient, Services>({
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
      'ReconcileRun',
      'DunningPlan',
      'DunningStep',
      'LedgerAccount',
      'Plan',
      'BillingExport',
      'StripeMeter',
      'DunningStep',
      'DunningPlan',
    ],
    resolvers,
    consumers: [
      onOrganizationCreated,
      onOrderPlaced,
      onOrderCanceled,
      onOrderExpired,
      onPlanPriced,
      onReturnRefundDue(env.approvalLimits),
      onMakeGoodAnswered,
      ...shipmentConsumers,
      ...deviceConsumers,
      ...lineConsumers,
      ...deliveryConsumers,
    ],
    jobs: [
      applyStripeEvent,
      carryOutIntent,
      carryOutMoneyRequest,
      chargeLine,
      chargeLines,
      closeCheckouts,
      continueMoneyRequests,
      explainInvoices,
      followDunningPlan,
      followStripeBalanceJob,
      liftBlocks,
      mirrorObjects,
      pollStripeEvents,
      writeBillingExport,
      reconcile,
      startNightlyReconcile,
      proposeMakeGoods,
      settleMakeGoods,
      tellUsageOfAll,
    ],
    services,
    routes: stripeWebhook(env.stripeWebhookSecrets),
  });
  const { db, log, transact } = billing;
  ourWork = { db, log, services, transact: (work) => transact(work), now: () => new Date() };
  return Object.assign(billing, { ourselves: services.ourselves });
}
