import type { FastifyInstance } from 'fastify';
import { ApiError } from './errors.ts';
import { expand } from './expand.ts';
import { balanceRoutes } from './objects/balance.ts';
import { billingPortalRoutes } from './objects/billing-portal.ts';
import { chargeRoutes } from './objects/charges.ts';
import { checkoutSessionRoutes } from './objects/checkout-sessions.ts';
import { couponRoutes } from './objects/coupons.ts';
import { creditNoteRoutes } from './objects/credit-notes.ts';
import { customerBalanceRoutes } from './objects/customer-balance.ts';
import { customerRoutes } from './objects/customers.ts';
import { disputeRoutes } from './objects/disputes.ts';
import { eventRoutes } from './objects/events.ts';
import { fileRoutes } from './objects/files.ts';
import { invoiceItemRoutes } from './objects/invoice-items.ts';
import { invoiceLineRoutes } from './objects/invoice-lines.ts';
import { invoiceRoutes } from './objects/invoices.ts';
import { meterRoutes } from './objects/meters.ts';
import { paymentIntentRoutes } from './objects/payment-intents.ts';
import { paymentMethodRoutes } from './objects/payment-methods.ts';
import { payoutRoutes } from './objects/payouts.ts';
import { priceRoutes } from './objects/prices.ts';
import { productRoutes } from './objects/products.ts';
import { promotionCodeRoutes } from './objects/promotion-codes.ts';
import { refundRoutes } from './objects/refunds.ts';
import { setupIntentRoutes } from './objects/setup-intents.ts';
import { subscriptionItemRoutes } from './objects/subscription-items.ts';
import { subscriptionScheduleRoutes } from './objects/subscription-schedules.ts';
import { subscriptionRoutes } from './objects/subscriptions.ts';
import { taxIdRoutes } from './objects/tax-ids.ts';
import { taxRateRoutes } from './objects/tax-rates.ts';
import { testClockRoutes } from './objects/test-clocks.ts';
import { webhookEndpointRoutes } from './objects/webhook-endpoints.ts';
import { snapshot } from './present.ts';
import type { Route } from './route.ts';
import { type Server, serve } from './serve.ts';
import { timeOfRequest } from './time/clock-of.ts';

const routes: Route[] = [
  ...balanceRoutes,
  ...billingPortalRoutes,
  ...chargeRoutes,
  ...checkoutSessionRoutes,
  ...couponRoutes,
  ...creditNoteRoutes,
  ...customerBalanceRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  ...fileRoutes,
  ...invoiceItemRoutes,
  ...invoiceLineRoutes,
  ...invoiceRoutes,
  ...meterRoutes,
  ...paymentIntentRoutes,
  ...paymentMethodRoutes,
  ...payoutRoutes,
  ...priceRoutes,
  ...productRoutes,
  ...promotionCodeRoutes,
  ...refundRoutes,
  ...setupIntentRoutes,
  ...subscriptionItemRoutes,
  ...subscriptionScheduleRoutes,
  ...subscriptionRoutes,
  ...taxIdRoutes,
  ...taxRateRoutes,
  ...testClockRoutes,
  ...webhookEndpointRoutes,
];

/** Serves Stripe's API v1 as the SDK speaks it. */
export function apiRoutes(app: FastifyInstance, server: Server): void {
  const { sandbox } = server;
  for (const route of routes)
    app.route<{ Params: { id?: string; child?: string } }>({
      method: route.method,
      url: route.path,
      handler: (request, reply) =>
        serve(server, request, reply, ({ expand: paths, ...params }) => {
          const { id = '', child = '' } = request.params;
          const time = timeOfRequest(sandbox, params, id);
          const found = sandbox.withTime(time, () => route.handle(sandbox, params, id, child));
          return snapshot(expand(sandbox, found, listOfText(paths)));
        }),
    });
  app.all('/v1/*', (request, reply) =>
    serve(server, request, reply, () => {
      throw new ApiError(
        404,
        'invalid_request_error',
        `Unrecognized request URL (${request.method}: ${request.url}). The sandbox does not serve it.`,
      );
    }),
  );
}

const listOfText = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((part) => typeof part === 'string') : [];
