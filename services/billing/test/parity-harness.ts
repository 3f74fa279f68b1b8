import { signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
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

export const finance = staff('FINANCE');

/** Changes an object at Stripe, of which no event tells. */
export async function alter(
  { sandbox }: Pick<TestBilling, 'sandbox'>,
  id: string,
  changes: object,
): Promise<void> {
  await send(`${sandbox.url}/_sandbox/objects/${id}`, 'PATCH', changes);
}

/** Lets an object vanish from Stripe, of which no event tells. */
export async function remove({ sandbox }: Pick<TestBilling, 'sandbox'>, id: string): Promise<void> {
  await send(`${sandbox.url}/_sandbox/objects/${id}`, 'DELETE');
}

/** Objects that Stripe has and no event told of. */
export async function bulk({ sandbox }: Pick<TestBilling, 'sandbox'>, fields: object) {
  await send(`${sandbox.url}/_sandbox/bulk`, 'POST', fields);
}

async function send(url: string, method: string, body?: object): Promise<void> {
  const response = await fetch(url, {
    method,
    ...(body && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${await response.text()}`);
}

/** A customer who paid an order with kits and a data plan, mirrored in full. */
export async function paidOrder(test: TestBilling, organizationId = newId('org')) {
  const orderId = await placeOrder(test, organizationId);
  const { url } = await startCheckout(test, member(organizationId), orderId);
  await test.control(`checkout/${sessionIdOf(url)}/pay`);
  await eventually(async () => (await told(test, 'payment.confirmed', orderId))[0]);
  await settled(test);
  const { db } = test.billing;
  const account = await db.billingAccount.findUniqueOrThrow({ where: { organizationId } });
  const payment = await db.payment.findFirstOrThrow({ where: { orderId } });
  const subscription = await db.subscription.findFirstOrThrow({ where: { organizationId } });
  const invoice = await db.invoice.findFirstOrThrow({ where: { organizationId } });
  const customerId = account.stripeCustomerId ?? '';
  return { organizationId, orderId, customerId, payment, subscription, invoice };
}

const startMutation = `mutation { startReconcile(input: {}) {
  __typename ... on StartReconcileSuccess { run { id } } ... on UserError { message } } }`;

/** Asks for a comparison and waits for its end. */
export async function compare({ billing }: Pick<TestBilling, 'billing'>) {
  const { data, errors } = await signedQuery(billing.url, finance, startMutation);
  if (errors) throw new Error(JSON.stringify(errors));
  const { id } = data.startReconcile.run ?? {};
  if (!id) throw new Error(JSON.stringify(data.startReconcile));
  return ended({ billing }, id);
}

export async function ended({ billing }: Pick<TestBilling, 'billing'>, id: string) {
  return eventually(async () => {
    const run = await billing.db.reconcileRun.findUniqueOrThrow({ where: { id } });
    return ['DONE', 'FAILED', 'CANCELED'].includes(run.state) && run;
  }, 60_000);
}

export const openDrift = ({ billing }: Pick<TestBilling, 'billing'>) =>
  billing.db.drift.findMany({ where: { state: 'OPEN' }, orderBy: { objectId: 'asc' } });

/** A mutation of staff with one input; answers its result. */
export async function ask(
  { billing }: Pick<TestBilling, 'billing'>,
  name: string,
  type: string,
  input: object,
  select = '',
) {
  const { data, errors } = await signedQuery(
    billing.url,
    finance,
    `mutation ($input: ${type}!) { ${name}(input: $input) {
      __typename ${select} ... on UserError { message path } } }`,
    { input },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}
