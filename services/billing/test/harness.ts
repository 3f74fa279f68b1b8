import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, member, signedQuery, testEnv } from '@mobilytics/chassis/testing';
import type { EventInput } from '@mobilytics/events/transaction';
import type { Identity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import { freePort } from '@mobilytics/local/ports';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { startLocalServer } from '@mobilytics/object-store/start-local-server';
import { startStripeSandbox } from '@mobilytics/sandbox/stripe/start-stripe-sandbox';
import { carryOutIntentJob } from '../src/jobs/queued.ts';
import { startBilling } from '../src/service.ts';

export const webhookSecret = 'whsec_0123456789abcdefghijklmnopqrstuv';
const serviceDir = fileURLToPath(new URL('..', import.meta.url));

/** Billing with a real PostgreSQL, Redis and a local Stripe that calls its webhook. */
export async function startTestBilling({ webhooks = true } = {}) {
  const database = await createTestDatabase(serviceDir);
  const port = await freePort();
  const sandbox = await startStripeSandbox({
    port: 0,
    ...(webhooks && { webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`, webhookSecret }),
  });
  const directory = await mkdtemp(join(tmpdir(), 'billing-papers-'));
  const bucket = 'mobilytics';
  const origins = ['http://dashboard.test'];
  const store = await startLocalServer({ port: 0, directory, bucket, origins });
  const billing = await startBilling({
    chassis: { ...testEnv(database.url), port },
    stripeApiBase: sandbox.url,
    stripeSecretKey: 'sk_test_sandbox',
    stripeWebhookSecrets: ['whsec_an_older_secret_that_is_being_rotated', webhookSecret],
    dashboardUrl: 'http://dashboard.test',
    mirrorMaxAgeMs: 300_000,
    approvalLimits: { CAD: 50_000, USD: 50_000 },
    usesStripeTax: false,
    taxRegistrations: { 'GST/HST': '123456789 RT0001' },
    objects: {
      endpoint: store.url,
      publicEndpoint: undefined,
      region: 'us-east-1',
      bucket,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
  });
  after(async () => {
    await billing.close();
    await sandbox.close();
    await store.close();
    await rm(directory, { recursive: true, force: true });
    await database.drop();
  });
  const control = async (path: string, body: object = {}) => {
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.status >= 500) throw new Error(await response.text());
    return response;
  };
  return { billing, sandbox, control, databaseUrl: database.url };
}

export type TestBilling = Awaited<ReturnType<typeof startTestBilling>>;

const address = {
  name: 'Anna Roy',
  company: 'Northway',
  line1: '1 King St W',
  line2: null,
  city: 'Toronto',
  region: 'ON',
  postalCode: 'M5H 1A1',
  country: 'CA',
  phone: null,
};

const hst = (amountMinor: number) => ({
  name: 'HST ON',
  rateMicroPercent: 13_000_000,
  amountMinor,
});

/** Two kits, a data plan and shipping in Ontario: 2 x 129.99, 25.00 a month, 15.00, 13 % on each. */
export function order(
  overrides: Partial<EventInput<'order.placed'>> = {},
): EventInput<'order.placed'> {
  const line = { hsCode: null, countryOfOrigin: null, weightGrams: null };
  return {
    orderId: newId('ord'),
    number: 'MOB-10001',
    currency: 'CAD',
    lines: [
      {
        ...line,
        lineId: newId('oln'),
        variantId: newId('var'),
        sku: 'KIT-CAR',
        name: 'Sensor kit',
        quantity: 2,
        unitPriceMinor: 12_999,
        interval: null,
        netMinor: 25_998,
        taxes: [hst(3_380)],
        shippable: true,
        serialized: true,
      },
      {
        ...line,
        lineId: newId('oln'),
        variantId: newId('var'),
        sku: 'PLAN-PLUS',
        name: 'Data plan Plus',
        quantity: 1,
        unitPriceMinor: 2_500,
        interval: 'MONTH',
        netMinor: 2_500,
        taxes: [hst(325)],
        shippable: false,
        serialized: false,
      },
    ],
    shippingMethod: 'STANDARD',
    shippingMinor: 1_500,
    shippingTaxes: [hst(195)],
    totalMinor: 25_998 + 3_380 + 2_500 + 325 + 1_500 + 195,
    shippingAddress: address,
    billingAddress: address,
    contactEmail: 'anna@northway.example',
    ...overrides,
  };
}

const startCheckoutMutation = `mutation ($orderId: ID!) {
  startCheckout(input: { orderId: $orderId }) {
    __typename
    ... on StartCheckoutSuccess { url expiresAt }
    ... on UserError { message path }
  }
}`;

export async function placeOrder(
  { billing }: TestBilling,
  organizationId: string,
  overrides: Partial<EventInput<'order.placed'>> = {},
): Promise<string> {
  const placed = order(overrides);
  await billing.transact(async (tx) => tx.emit('order.placed', placed, { organizationId }));
  return placed.orderId;
}

export async function startCheckout({ billing }: TestBilling, viewer: Identity, orderId: string) {
  const { data, errors } = await signedQuery(billing.url, viewer, startCheckoutMutation, {
    orderId,
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.startCheckout;
}

export const sessionIdOf = (url: string): string => url.split('/').at(-1) ?? '';

/** The events of a name that billing told of an order, in the order they were told in. */
export async function told({ billing }: TestBilling, name: string, orderId: string) {
  const rows = await billing.db.outboxEvent.findMany({
    where: { name },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.filter(({ payload }) => (payload as { orderId: string }).orderId === orderId);
}

/** Waits until every webhook that was due is heard, and every event that was heard is applied. */
export async function settled({ billing, sandbox }: TestBilling): Promise<void> {
  await sandbox.control.settled();
  await eventually(
    async () =>
      (await billing.db.stripeEvent.count({ where: { appliedAt: null, failedAt: null } })) === 0,
  );
}

/** Has the job of every intent that was left behind run now instead of half a minute later. */
export async function carryOutLeftBehind({ billing }: TestBilling): Promise<void> {
  const left = await billing.db.stripeIntent.findMany({ where: { state: 'INTENDED' } });
  await billing.transact(async (tx) => {
    for (const { id } of left) tx.enqueue(carryOutIntentJob, { intentId: id });
  });
}

export { eventually, member };

/** What was audited of something, in the order in which it happened. */
export async function auditedOf(
  { billing }: Pick<TestBilling, 'billing'>,
  targetId: string,
): Promise<string[]> {
  const rows = await billing.db.outboxEvent.findMany({
    where: { name: 'audit.recorded', payload: { path: ['targetId'], equals: targetId } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ payload }) => (payload as { action: string }).action);
}
