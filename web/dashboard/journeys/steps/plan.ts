import { eventually } from '@mobilytics/journeys/eventually';
import { payOrder } from '@mobilytics/journeys/pay-order';
import { env } from '../api/env.ts';
import { orderInput } from '../api/order-input.ts';
import type { Customer } from '../api/sign-up.ts';

interface Plan {
  id: string;
  stripeSubscriptionId: string;
}

/** Buys a data plan as the customer, and waits until it runs. */
export async function buyPlan({ owner, personName }: Customer): Promise<Plan> {
  const input = { ...orderInput(personName), lines: [{ sku: 'PLAN-BASIC', quantity: 1 }] };
  const { order } = await owner.act<{ order: { id: string } }>(
    `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
      __typename ... on PlaceOrderSuccess { order { id } } ... on UserError { message } } }`,
    input,
  );
  await payOrder(owner, order.id);
  return eventually('the data plan', async () => {
    const { json } = await owner.answer(
      `{ planSubscriptions(first: 1, filter: { state: [ACTIVE] }) { edges { node {
        id stripeSubscriptionId paymentMethod { id } } } } }`,
    );
    const edges = (json.data?.planSubscriptions as unknown as Found | undefined)?.edges;
    const plan = edges?.[0]?.node;
    return plan?.paymentMethod ? plan : null;
  });
}

interface Found {
  edges: { node: Plan & { paymentMethod: object | null } }[];
}

/** What happens at Stripe: a card that takes everything but a charge, and the next period's invoice. */
export async function failRenewal({ stripeSubscriptionId }: Plan): Promise<void> {
  const subscription = await stripe<{ customer: string }>(`subscriptions/${stripeSubscriptionId}`);
  const card = await stripe<{ id: string }>('payment_methods/pm_card_chargeCustomerFail/attach', {
    customer: subscription.customer,
  });
  await stripe(`subscriptions/${stripeSubscriptionId}`, { default_payment_method: card.id });
  const renew = new URL(
    `/_sandbox/subscriptions/${stripeSubscriptionId}/renew`,
    env.STRIPE_SANDBOX_URL,
  );
  const answer = await fetch(renew, { method: 'POST' });
  if (!answer.ok) throw new Error(`The renewal failed: ${await answer.text()}`);
}

async function stripe<T>(path: string, fields?: Record<string, string>): Promise<T> {
  const answer = await fetch(new URL(`/v1/${path}`, env.STRIPE_SANDBOX_URL), {
    method: fields ? 'POST' : 'GET',
    headers: { authorization: 'Bearer sk_test_journey' },
    ...(fields && { body: new URLSearchParams(fields) }),
  });
  if (!answer.ok) throw new Error(`Stripe said ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
