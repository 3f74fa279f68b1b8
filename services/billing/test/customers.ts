import { eventually, signedQuery } from '@mobilytics/chassis/testing';
import type { EventInput } from '@mobilytics/events/transaction';
import type { Identity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import { createStripe } from '../src/stripe/stripe-client.ts';
import { member, placeOrder, sessionIdOf, startCheckout, type TestBilling } from './harness.ts';

/** The plans that a shop tells of; `PLAN-PLUS` costs what the harness' order says. */
export const toldPlans: EventInput<'plan.priced'>[] = [
  {
    ...{ sku: 'PLAN-BASIC', nameEn: 'Data plan Basic', nameFr: 'Forfait de base' },
    prices: [{ currency: 'CAD', amountMinor: 1_500 }],
    ...{ interval: 'MONTH', position: 0, isSold: true },
  },
  {
    ...{ sku: 'PLAN-PLUS', nameEn: 'Data plan Plus', nameFr: 'Forfait Plus' },
    prices: [{ currency: 'CAD', amountMinor: 2_500 }],
    ...{ interval: 'MONTH', position: 1, isSold: true },
  },
  {
    ...{ sku: 'PLAN-PRO', nameEn: 'Data plan Pro', nameFr: 'Forfait Pro' },
    prices: [{ currency: 'CAD', amountMinor: 9_900 }],
    ...{ interval: 'MONTH', position: 2, isSold: true },
  },
];

export async function tellPlans({ billing }: TestBilling, plans = toldPlans): Promise<void> {
  await billing.transact(async ({ emit }) => {
    for (const plan of plans) emit('plan.priced', plan);
  });
  await eventually(async () => {
    const told = await billing.db.plan.findMany();
    return plans.every(({ sku, prices, isSold }) =>
      told.some(
        (plan) =>
          plan.sku === sku &&
          plan.isSold === isSold &&
          prices.every(
            ({ currency, amountMinor }) =>
              (plan.prices as Record<string, number>)[currency] === amountMinor,
          ),
      ),
    );
  });
}

/** A customer who paid an order with a data plan: its owner and the subscription here. */
export async function customerWithPlan(
  test: TestBilling,
  { organizationId = newId('org'), card = '4242424242424242' } = {},
) {
  const owner = member(organizationId);
  const orderId = await placeOrder(test, organizationId);
  const { url } = await startCheckout(test, owner, orderId);
  const paid = await test.control(`checkout/${sessionIdOf(url)}/pay`, { card });
  if (paid.status !== 200) throw new Error(await paid.text());
  const subscription = await eventually(() =>
    test.billing.db.subscription.findFirst({ where: { orderId, state: 'ACTIVE' } }),
  );
  await eventually(async () => {
    const account = await test.billing.db.billingAccount.findUnique({ where: { organizationId } });
    const order = await test.billing.db.payableOrder.findUnique({ where: { orderId } });
    const method = await test.billing.db.paymentMethod.findFirst({ where: { organizationId } });
    const invoice = await test.billing.db.invoice.findFirst({
      where: { organizationId, orderId, state: 'PAID' },
    });
    return account?.stripeCustomerId && order?.state === 'PAID' && method && invoice;
  });
  return { organizationId, owner, orderId, subscription };
}

/** Sends one operation with an input and gives what its field answered. */
export async function act(
  { billing }: TestBilling,
  viewer: Identity,
  name: string,
  input: object,
  selection: string,
) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await signedQuery(
    billing.url,
    { ...viewer, requestId: newId('req') },
    `mutation ($input: ${type}!) { answer: ${name}(input: $input) {
      __typename ${selection} ... on UserError { message path } } }`,
    { input },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.answer;
}

export async function ask(
  { billing }: TestBilling,
  viewer: Identity,
  query: string,
  variables: object = {},
) {
  const { data, errors } = await signedQuery(billing.url, viewer, query, variables as never);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

export const stripeOf = ({ sandbox }: TestBilling) => createStripe(sandbox.url, 'sk_test_sandbox');

type Customer = Awaited<ReturnType<typeof customerWithPlan>>;

/** Charges a customer's plan to a card that takes everything but a charge. */
export async function payWithFailingCard(test: TestBilling, { subscription }: Customer) {
  const stripe = stripeOf(test);
  const { stripeSubscriptionId } = subscription;
  const { customer } = await stripe.subscriptions.retrieve(stripeSubscriptionId);
  const method = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', {
    customer: String(customer),
  });
  await stripe.subscriptions.update(stripeSubscriptionId, { default_payment_method: method.id });
  await eventually(async () => {
    const where = { stripeSubscriptionId, defaultPaymentMethodId: method.id };
    const row = await test.billing.db.paymentMethod.findFirst({
      where: { stripePaymentMethodId: method.id },
    });
    return row && (await test.billing.db.subscription.findFirst({ where }));
  });
  return method.id;
}
