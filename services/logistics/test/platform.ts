import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, signedQuery, staff, testEnv } from '@mobilytics/chassis/testing';
import type { EventPayload } from '@mobilytics/events/catalogue';
import { newId } from '@mobilytics/ids/new-id';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { LOCAL_ACCESS_KEY, startLocalServer } from '@mobilytics/object-store/start-local-server';
import { startCanadaPostSandbox } from '@mobilytics/sandbox/canada-post/start-canada-post-sandbox';
import type { Env } from '../src/env.ts';
import { startLogistics } from '../src/service.ts';

export const toronto = 'whs_01kaqh0000t0r0nt0000000001';
export const chicago = 'whs_01kaqh0000ch1cag0000000002';

export const pushToken = 'a-token-that-nobody-guesses-0123456789';
export const pushSecret = 'a-secret-of-32-letters-with-usps';

export const quickTiming = {
  carrierTimeoutMs: 1_500,
  labelLeaseMs: 6_000,
  labelSettleMs: 1_000,
  resumeLabelsMs: 300,
  trackingPollMs: 400,
  watchParcelsMs: 60_000,
  breakerOpenMs: 1_000,
  unnamedPauseMs: 1_000,
};

/** The real service with a real Canada Post, object store, database and queues of its own. */
export async function startPlatform(
  timing: Partial<typeof quickTiming> = {},
  /** Other carriers than Canada Post without a contract, which is always there. */
  accounts: Partial<Pick<Env, 'canadaPost' | 'usps' | 'dhl' | 'chitChats' | 'callsPerHour'>> = {},
) {
  const directory = mkdtempSync(join(tmpdir(), 'logistics-'));
  const database = await createTestDatabase(join(import.meta.dirname, '..'));
  const canadaPost = await startCanadaPostSandbox({ port: 0, lifeSeconds: 86_400 });
  const bucket = 'logistics';
  const store = await startLocalServer({
    port: 0,
    directory,
    bucket,
    origins: ['http://127.0.0.1:3001'],
  });
  const env = {
    ...testEnv(database.url),
    canadaPost: {
      apiBase: canadaPost.url,
      username: 'sandbox',
      password: 'sandbox',
      customerNumber: '2004381',
      contractId: null,
      generation: 'XML' as const,
      usdPerCad: 0.72,
    },
    chitChats: null,
    usps: null,
    dhl: null,
    callsPerHour: { CANADA_POST: 1e6, USPS: 1e6, DHL: 1e6, CHIT_CHATS: 1e6 },
    ...accounts,
    shippingEmail: 'shipping@example.com',
    dashboardUrl: 'http://dashboard.test',
    push: { dhlToken: pushToken, uspsSecret: pushSecret },
    trackingPollMs: 400,
    objectStore: {
      endpoint: store.url,
      publicEndpoint: undefined,
      region: 'ca-central-1',
      bucket,
      ...LOCAL_ACCESS_KEY,
    },
  };
  const service = await startLogistics(env, { ...quickTiming, ...timing });
  return {
    ...{ env, service, canadaPost },
    db: service.db,
    async close() {
      // A test may have put another process in the first one's place.
      await this.service.close();
      await Promise.all([canadaPost.close(), store.close()]);
      await database.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type Platform = Awaited<ReturnType<typeof startPlatform>>;

/** The single result of a mutation, which must have no error. */
export async function mutate(
  platform: Platform,
  name: string,
  input: Record<string, unknown>,
  selection: string,
  identity = staff('ADMIN'),
) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${selection} ... on UserError { message path } } }`;
  const { data, errors } = await signedQuery(platform.service.url, identity, query, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[name];
}

type Order = EventPayload<'order.confirmed'>;

export const torontoAddress = {
  name: 'Ada Byron',
  company: 'Byron Coffee',
  line1: '100 King Street West',
  line2: null,
  city: 'Toronto',
  region: 'ON',
  postalCode: 'M5X 1A9',
  country: 'CA',
  phone: '+14165550100',
};

export function order(quantity = 1, changes: Partial<Order> = {}): Order {
  return {
    orderId: newId('ord'),
    number: `MOB-${randomInt(10_000, 99_999)}`,
    currency: 'CAD',
    lines: [orderLine('MSK-CARTOP', quantity)],
    shippingMethod: 'STANDARD',
    shippingMinor: 1500,
    shippingTaxes: [],
    totalMinor: 46_400,
    shippingAddress: torontoAddress,
    billingAddress: torontoAddress,
    contactEmail: 'ada@example.com',
    ...changes,
  };
}

export function orderLine(sku: string, quantity: number): Order['lines'][number] {
  const serialized = sku.startsWith('MSK');
  return {
    ...{ lineId: newId('oln'), variantId: newId('var'), sku, quantity, serialized },
    name: serialized ? 'Sensor Kit, car-top' : 'Mounting kit',
    unitPriceMinor: 44_900,
    interval: null,
    netMinor: 44_900 * quantity,
    taxes: [],
    shippable: true,
    weightGrams: 1_350,
    hsCode: '8526.91',
    countryOfOrigin: 'CA',
  };
}

/** Publishes the confirmation as the orders service does, and waits for the fulfilment. */
export async function confirm(platform: Platform, confirmed: Order, organizationId: string) {
  await tell(platform, 'order.confirmed', confirmed, organizationId);
  return eventually(() =>
    platform.db.fulfillment.findFirst({ where: { orderId: confirmed.orderId } }),
  );
}

export async function tell(
  platform: Platform,
  name: Parameters<Parameters<Parameters<Platform['service']['transact']>[0]>[0]['emit']>[0],
  payload: Record<string, unknown>,
  organizationId: string,
) {
  await platform.service.transact(async (tx) =>
    tx.emit(name, payload as never, { organizationId }),
  );
}

/** Fifteen digits with a right check digit. */
export function imei(): string {
  const body = `35${randomInt(1e11, 1e12 - 1)}0`.slice(0, 14);
  const sum = [...body].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

export const newSerial = () => `MK-${randomUUID().slice(0, 8).toUpperCase()}`;

/** Takes kits into Toronto and gives their serials. */
export async function receiveKits(platform: Platform, quantity: number, warehouseId = toronto) {
  const devices = Array.from({ length: quantity }, () => ({ serial: newSerial(), imei: imei() }));
  const input = { warehouseId, sku: 'MSK-CARTOP', devices };
  const result = await mutate(
    platform,
    'receiveStock',
    input,
    '... on ReceiveStockSuccess { received }',
  );
  if (result.__typename !== 'ReceiveStockSuccess') throw new Error(JSON.stringify(result));
  return devices.map(({ serial }) => serial);
}

export const parcel = {
  weightGrams: 1_600,
  lengthMillimetres: 300,
  widthMillimetres: 200,
  heightMillimetres: 120,
};

/** A fulfilment with its serials scanned and its cheapest rate. */
export async function prepare(platform: Platform, organizationId: string, quantity = 1) {
  const serials = await receiveKits(platform, quantity);
  const fulfillment = await confirm(platform, order(quantity), organizationId);
  for (const serial of serials) {
    const input = { fulfillmentId: fulfillment.id, serial };
    const scanned = await mutate(platform, 'scanSerial', input, '');
    if (scanned.__typename !== 'ScanSerialSuccess') throw new Error(JSON.stringify(scanned));
  }
  const quoted = await mutate(
    platform,
    'quoteRates',
    { fulfillmentId: fulfillment.id, parcel },
    '... on QuoteRatesSuccess { shipment { id } rates { id service price { amount currency } } failures { carrier } }',
  );
  if (quoted.__typename !== 'QuoteRatesSuccess') throw new Error(JSON.stringify(quoted));
  const shipmentId: string = quoted.shipment.id;
  return {
    fulfillment,
    serials,
    shipmentId,
    rateId: quoted.rates[0].id as string,
    rates: quoted.rates,
  };
}

/** Asks the sandbox for a fault. */
export async function breakCarrier(platform: Platform, fault: Record<string, unknown>) {
  const response = await fetch(new URL('/_sandbox/faults', platform.canadaPost.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** What Canada Post sold. */
export async function soldParcels(platform: Platform): Promise<{ trackingNumber: string }[]> {
  const response = await fetch(new URL('/_sandbox/parcels', platform.canadaPost.url));
  return ((await response.json()) as { parcels: { trackingNumber: string }[] }).parcels;
}

export async function advanceParcel(
  platform: Platform,
  pin: string,
  move: { to?: string; from?: string; at?: string },
) {
  const url = new URL(`/_sandbox/parcels/${pin}/advance`, platform.canadaPost.url);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(move),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** The events published about an order or a device, oldest first. */
export async function published(platform: Platform, name: string, about: Record<string, string>) {
  const rows = await platform.db.outboxEvent.findMany({
    where: { name, kind: 'EVENT' },
    orderBy: { id: 'asc' },
  });
  const [[key, value] = ['', '']] = Object.entries(about);
  return rows.filter(({ payload }) => (payload as Record<string, unknown>)[key] === value);
}
