import { signedQuery, staff } from '@mobilytics/chassis/testing';
import type { EventInput } from '@mobilytics/events/transaction';
import type { Identity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import { createStripe } from '../src/stripe/stripe-client.ts';
import {
  eventually,
  member,
  placeOrder,
  sessionIdOf,
  settled,
  startCheckout,
  type TestBilling,
  told,
} from './harness.ts';

/** Finance with two people, each by a name of their own. */
export const anna: Identity = { ...staff('FINANCE'), actorId: newId('usr'), actorName: 'Anna Roy' };
export const bruno: Identity = {
  ...staff('FINANCE'),
  actorId: newId('usr'),
  actorName: 'Bruno Ek',
};

/** Stripe as it is, past everything of ours. */
export const stripeOf = ({ sandbox }: TestBilling) => createStripe(sandbox.url, 'sk_test_sandbox');

/** A query or mutation; what it must not do is fail. */
export async function ask(
  { billing }: TestBilling,
  viewer: Identity,
  query: string,
  variables: Record<string, unknown> = {},
) {
  const { data, errors } = await signedQuery(billing.url, viewer, query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** A mutation by its name; its success type's selection is `success`. */
export async function mutate(
  test: TestBilling,
  viewer: Identity,
  name: string,
  input: Record<string, unknown>,
  success = '__typename',
) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const data = await ask(
    test,
    viewer,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename
      ... on ${type}Success { ${success} }
      ... on UserError { message path }
    } }`,
    { input },
  );
  return data[name];
}

/** An order that a customer paid by card, with its payment and invoice as they were mirrored. */
export async function paidOrder(
  test: TestBilling,
  overrides: Partial<EventInput<'order.placed'>> = {},
) {
  const customer = member(newId('org'));
  const organizationId = customer.organizationId ?? '';
  const orderId = await placeOrder(test, organizationId, overrides);
  const { url } = await startCheckout(test, customer, orderId);
  await test.control(`checkout/${sessionIdOf(url)}/pay`);
  await eventually(async () => (await told(test, 'payment.confirmed', orderId))[0]);
  await settled(test);
  const payment = await test.billing.db.payment.findFirstOrThrow({ where: { orderId } });
  const invoice = await test.billing.db.invoice.findFirst({ where: { orderId } });
  return { customer, organizationId, orderId, payment, invoice };
}
