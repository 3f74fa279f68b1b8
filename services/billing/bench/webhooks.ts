import { printRows } from '@mobilytics/bench/print-rows';
import { fastify } from 'fastify';
import { postEvent } from './post-events.ts';
import { pause, startService } from './start-service.ts';

/**
 * How long Stripe waits for its 200 while 200 events arrive each second and are applied beside it,
 * against a server that only reads the body and says 200. Needs DATABASE_URL and REDIS_URL.
 */
const perSecond = Number(process.argv[3] ?? 200);
const seconds = 30;

const { url, stripe, db, fill, close } = await startService();
await fill({ customers: 500 });
const customers = await stripe.customers.list({ limit: 100 }).autoPagingToArray({ limit: 500 });

/** Latencies in ms of posts that leave at their times, however slow the answers are. */
async function measure(target: string): Promise<number[]> {
  const latencies: number[] = [];
  const underWay: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const dueAt = startedAt + (index * 1_000) / perSecond;
    if (performance.now() < dueAt) await pause(dueAt - performance.now());
    const customer = customers[index % customers.length] as { id: string };
    underWay.push(
      postEvent(target, 'customer.updated', customer).then(({ status }) => {
        if (status !== 200) throw new Error(`It answered ${status}.`);
        // What was late leaving is Stripe's wait, too.
        latencies.push(performance.now() - dueAt);
      }),
    );
  }
  await Promise.all(underWay);
  return latencies.sort((a, b) => a - b);
}

const bare = fastify();
bare.post('/', () => ({ received: true }));
const bareUrl = await bare.listen({ port: 0, host: '127.0.0.1' });
const ours = await measure(`${url}/webhooks/stripe`);
const baseline = await measure(bareUrl);
const at = (latencies: number[], share: number) =>
  latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
const row = (name: string, of: number[]) => [
  name,
  ...[0.5, 0.95, 0.99, 1].map((share) => at(of, share).toFixed(1)),
];
console.log(`\nWebhooks: ${perSecond} a second for ${seconds} s, ms until the 200\n`);
printRows(
  ['', 'median', '95 %', '99 %', 'longest'],
  [row('billing: verified, stored, queued', ours), row('a bare server', baseline)],
);
const ratio = at(ours, 0.99) / at(baseline, 0.99);
const stored = await db.stripeEvent.count();
const applied = await db.stripeEvent.count({ where: { NOT: { appliedAt: null } } });
console.log(`\n99 %: ${ratio.toFixed(1)} x the bare server. ${stored} stored, ${applied} applied.`);
await bare.close();
await close();
