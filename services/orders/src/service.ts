import type { ChassisEnv } from '@mobilytics/chassis/env';
import { startSubgraph } from '@mobilytics/chassis/subgraph';
import { createAdapter } from '@mobilytics/database/connect';
import { catalogueResolvers } from './catalogue/catalogue.resolvers.ts';
import { loadCatalogue } from './catalogue/load-catalogue.ts';
import { toldPlans } from './catalogue/tell-plans.ts';
import { onFulfillmentStarted } from './events/on-fulfillment-started.ts';
import { onInvoiceFinalized } from './events/on-invoice-finalized.ts';
import { onOrganizationCreated } from './events/on-organization-created.ts';
import { onPaymentConfirmed } from './events/on-payment-confirmed.ts';
import { onPaymentFailed } from './events/on-payment-failed.ts';
import { onRefundConfirmed } from './events/on-refund-confirmed.ts';
import { onRefundFailed } from './events/on-refund-failed.ts';
import { onReturnProgressed } from './events/on-return-progressed.ts';
import { onShipmentDelivered } from './events/on-shipment-delivered.ts';
import { onShipmentUpdated } from './events/on-shipment-updated.ts';
import { onStockShort } from './events/on-stock-short.ts';
import { onSubscriptionChanged } from './events/on-subscription-changed.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { expireOrders } from './jobs/expire-orders.ts';
import { orderResolvers } from './order/order.resolvers.ts';
import { returnResolvers } from './return/return.resolvers.ts';
import { timelineResolvers } from './timeline/timeline.resolvers.ts';

/** Starts the service; the shop is filled before the first request is taken. */
export async function startOrders(env: ChassisEnv) {
  const shop = new PrismaClient({ adapter: createAdapter(env.databaseUrl, 1) });
  try {
    await loadCatalogue(shop);
  } finally {
    await shop.$disconnect();
  }
  const orders = await startSubgraph({
    name: 'orders',
    serviceUrl: new URL('..', import.meta.url),
    env,
    createClient: (adapter) => new PrismaClient({ adapter }),
    sharedModels: ['Product', 'Variant'],
    resolvers: {
      ...catalogueResolvers,
      ...orderResolvers,
      ...timelineResolvers,
      ...returnResolvers,
      Query: { ...catalogueResolvers.Query, ...orderResolvers.Query, ...returnResolvers.Query },
      Mutation: { ...orderResolvers.Mutation, ...returnResolvers.Mutation },
      Order: { ...orderResolvers.Order, ...timelineResolvers.Order, ...returnResolvers.Order },
    },
    consumers: [
      onFulfillmentStarted,
      onInvoiceFinalized,
      onOrganizationCreated,
      onPaymentConfirmed,
      onPaymentFailed,
      onRefundConfirmed,
      onRefundFailed,
      onReturnProgressed,
      onShipmentDelivered,
      onShipmentUpdated,
      onStockShort,
      onSubscriptionChanged,
    ],
    jobs: [expireOrders],
  });
  await orders.transact(async ({ emit }) => {
    for (const plan of toldPlans()) emit('plan.priced', plan);
  });
  return orders;
}
