import { printRows } from '@mobilytics/bench/print-rows';
import { newId } from '@mobilytics/ids/new-id';
import { connectCarriers } from '../src/carrier/connect-carriers.ts';
import { directTransport } from '../src/carrier/http.ts';
import { limitsOf } from '../src/carrier/resilience/call-limits.ts';
import { accountsOf } from '../test/accounts.ts';
import { type CarrierUnderTest, startCarriers } from '../test/carriers-under-test.ts';
import { type Platform, startPlatform, toronto, torontoAddress } from '../test/platform.ts';
import { buyLabels } from './delivered-parcel.ts';

/**
 * Ten thousand parcels on their way, a quarter with each carrier, asked about once: how fast with limits
 * that do not matter, and whether the published limits hold when they do. Needs DATABASE_URL and
 * REDIS_URL.
 */
const each = Number(process.argv[3] ?? 2_500);
const limitedMs = 30_000;

const carriers = await startCarriers();
const accounts = accountsOf(carriers);
const parcels = await buyAll();

async function buyAll() {
  const connected = connectCarriers(accounts as never, 20_000, directTransport);
  const bought: { one: CarrierUnderTest; numbers: string[] }[] = [];
  for (const one of carriers) {
    const carrier = connected.find(({ carrier: { code } }) => code === one.code)?.carrier;
    if (carrier === undefined) throw new Error(`${one.code} is not connected.`);
    const labels = await buyLabels(carrier, one, each);
    bought.push({ one, numbers: labels.map(({ trackingNumber }) => trackingNumber) });
  }
  return bought;
}

/** Rows of parcels that left today, due in an hour. */
async function fill({ db }: Platform): Promise<void> {
  const createdAt = new Date();
  const later = new Date(Date.now() + 3_600_000);
  const organizationId = newId('org');
  for (const { one, numbers } of parcels) {
    const rows = numbers.map((trackingNumber) => {
      const [id, fulfillmentId, orderId] = [newId('shp'), newId('ful'), newId('ord')];
      const common = { organizationId, orderId, orderNumber: 'MOB-1', createdAt };
      return {
        fulfillment: {
          ...{ ...common, id: fulfillmentId, number: fulfillmentId, status: 'SHIPPED' as const },
          ...{ warehouseId: toronto, shipTo: torontoAddress, shippingMethod: 'STANDARD' },
          currency: 'CAD',
        },
        shipment: {
          ...{ ...common, id, fulfillmentId, status: 'HANDED_OVER' as const, carrier: one.code },
          ...{ trackingNumber, carrierShipmentId: trackingNumber, shipTo: one.to, reference: id },
          ...{ labelRequestedAt: createdAt, handedOverAt: createdAt, nextPollAt: later },
          labelKey: `labels/${id}.pdf`,
        },
      };
    });
    await db.fulfillment.createMany({ data: rows.map(({ fulfillment }) => fulfillment) });
    await db.shipment.createMany({ data: rows.map(({ shipment }) => shipment) });
  }
}

async function open(callsPerHour: Partial<Record<CarrierUnderTest['code'], number>>) {
  const platform = await startPlatform(
    { trackingPollMs: 3_600_000 },
    { ...accounts, callsPerHour },
  );
  await fill(platform);
  const [{ now } = { now: new Date() }] = await platform.db.$queryRaw<{ now: Date }[]>`
    UPDATE "Shipment" SET "nextPollAt" = now() WHERE "id" IS NOT NULL RETURNING now() AS now`;
  return { platform, since: now };
}

const asked = (platform: Platform, since: Date) =>
  platform.db.shipment.count({ where: { lastPolledAt: { gte: since } } });

async function callsOf(platform: Platform) {
  const rows = await platform.db.carrierCall.groupBy({
    by: ['carrier'],
    where: { operation: { in: ['track', 'trackMany'] } },
    _count: true,
  });
  return new Map(rows.map(({ carrier, _count }) => [carrier, _count]));
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 200);

async function unlimited() {
  const plenty = Object.fromEntries(carriers.map(({ code }) => [code, 1e7]));
  const { platform, since } = await open(plenty);
  // The job looks for parcels that are due every fifteen seconds; the clock runs from the first look.
  while ((await asked(platform, since)) === 0) await sleep(20);
  const startedAt = performance.now();
  while ((await asked(platform, since)) < parcels.length * each) await sleep(200);
  const seconds = (performance.now() - startedAt) / 1_000;
  await sleep(1_500);
  const calls = await callsOf(platform);
  await platform.close();
  return { seconds, calls };
}

async function limited() {
  const { platform, since } = await open({});
  while ((await asked(platform, since)) === 0) await sleep(20);
  await sleep(limitedMs);
  const calls = await callsOf(platform);
  await platform.close();
  return calls;
}

const fast = await unlimited();
const held = await limited();
clearInterval(watch);
await Promise.all(carriers.map(({ sandbox }) => sandbox.close()));

/** How many calls a carrier's published limits allow within so many seconds. */
function allowed(code: CarrierUnderTest['code'], seconds: number): number {
  const { buckets } = limitsOf(code, undefined);
  const limits = buckets.tracking ?? buckets.express ?? buckets.all ?? [];
  return Math.min(
    ...limits.map((limit) => Math.ceil((limit.calls * seconds) / limit.seconds) + limit.burst),
  );
}

const total = parcels.length * each;
console.log(
  `\nPolling: ${total} parcels, ${fast.seconds.toFixed(1)} s, ${(total / fast.seconds).toFixed(0)} parcels/s\n`,
);
printRows(
  ['', 'parcels', 'calls', 'parcels/call', `calls in ${limitedMs / 1_000} s`, 'allowed', 'within'],
  carriers.map(({ code }) => {
    const calls = fast.calls.get(code) ?? 0;
    const [made, most] = [held.get(code) ?? 0, allowed(code, limitedMs / 1_000)];
    return [
      code,
      `${each}`,
      `${calls}`,
      (each / Math.max(1, calls)).toFixed(1),
      `${made}`,
      `${most}`,
      made <= most ? 'yes' : 'NO',
    ];
  }),
);
console.log(`\nMemory: ${(peak / 1e6).toFixed(0)} MB resident at most, sandboxes included`);
process.exit(0);
