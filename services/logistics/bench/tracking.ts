import { printRows } from '@mobilytics/bench/print-rows';
import { replay as canadaPost } from '../src/carrier/canada-post/replay.ts';
import type { CarrierCode, Tracking } from '../src/carrier/carrier.ts';
import { replay as chitChats } from '../src/carrier/chit-chats/replay.ts';
import { connectCarriers } from '../src/carrier/connect-carriers.ts';
import { replay as dhl } from '../src/carrier/dhl/replay.ts';
import { directTransport } from '../src/carrier/http.ts';
import { readJson } from '../src/carrier/json.ts';
import type { Captured, Replay } from '../src/carrier/replay-port.ts';
import { replay as usps } from '../src/carrier/usps/replay.ts';
import { readXml } from '../src/carrier/xml.ts';
import { identifyEvents } from '../src/tracking/keep-events.ts';
import { trackingSteps } from '../src/tracking/tracking-steps.ts';
import { accountsOf } from '../test/accounts.ts';
import { type CarrierUnderTest, startCarriers } from '../test/carriers-under-test.ts';
import { buyDelivered } from './delivered-parcel.ts';

/**
 * What taking in a carrier's answer costs beyond reading it: events per second of one core, against
 * reading and validating the same bytes in the same run.
 */
const readers: Record<CarrierCode, Replay> = {
  CANADA_POST: canadaPost,
  USPS: usps,
  DHL: dhl,
  CHIT_CHATS: chitChats,
};
const measureMs = 1_500;

/** The answers of one carrier about a delivered parcel, as its server sent them. */
async function capture(one: CarrierUnderTest, all: CarrierUnderTest[]): Promise<Captured> {
  const bodies: Captured[] = [];
  const accounts = { ...accountsOf(all) };
  const connected = connectCarriers(accounts as never, 5_000, (code) => async (call) => {
    const answer = await directTransport(code)(call);
    if (call.operation === 'track' || call.operation === 'trackMany') {
      const contentType = answer.header('content-type');
      bodies.push({ body: answer.body, status: answer.status, contentType });
    }
    return answer;
  });
  const carrier = connected.find((each) => each.carrier.code === one.code)?.carrier;
  if (carrier === undefined) throw new Error(`${one.code} is not connected.`);
  const { trackingNumber, carrierShipmentId } = await buyDelivered(carrier, one);
  bodies.length = 0;
  await carrier.track([
    {
      ...{ trackingNumber, carrierShipmentId, mailingDate: null },
      ...{ destinationPostalCode: one.to.postalCode, destinationCountry: one.to.country },
    },
  ]);
  const [first] = bodies;
  if (first === undefined) throw new Error(`${one.code} was not asked about a parcel.`);
  return first;
}

/** How often a second this can be done. */
function rateOf(work: () => void): number {
  for (let warm = 0; warm < 300; warm += 1) work();
  const startedAt = performance.now();
  let count = 0;
  while (performance.now() - startedAt < measureMs) {
    for (let burst = 0; burst < 50; burst += 1) work();
    count += 50;
  }
  return (count * 1_000) / (performance.now() - startedAt);
}

function apply(tracking: Tracking): void {
  const heard = identifyEvents(tracking.trackingNumber, tracking.events);
  trackingSteps('HANDED_OVER', [], heard);
}

const carriers = await startCarriers();
const rows: string[][] = [];
for (const one of carriers) {
  const captured = await capture(one, carriers);
  const text = captured.body.toString();
  const isXml = text.trimStart().startsWith('<');
  const parse = () => readers[one.code].tracking?.(captured)[0] as Tracking;
  const { length } = parse().events;
  const read = rateOf(() => (isXml ? readXml(text) : readJson(text))) * length;
  const parsed = rateOf(parse) * length;
  const applied = rateOf(() => apply(parse())) * length;
  rows.push([
    one.code,
    `${length}`,
    `${captured.body.length}`,
    read.toFixed(0),
    parsed.toFixed(0),
    `${(parsed / read).toFixed(2)} x`,
    applied.toFixed(0),
    `${(applied / read).toFixed(2)} x`,
  ]);
}
await Promise.all(carriers.map(({ sandbox }) => sandbox.close()));

console.log('\nTracking: events per second of one core; ratios to reading and validating alone\n');
printRows(['', 'events', 'bytes', 'read only', 'parse', 'ratio', 'parse, apply', 'ratio'], rows);
console.log(`\nMemory: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`);
process.exit(0);
