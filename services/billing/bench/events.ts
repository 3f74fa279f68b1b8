import { printRows } from '@mobilytics/bench/print-rows';
import { postEvent } from './post-events.ts';
import { pause, startService } from './start-service.ts';

/**
 * Events applied per second from end to end (webhook, queue, fetch, mirror and our own rows), against
 * as many bare fetches of the same objects from the same Stripe. Needs DATABASE_URL and REDIS_URL.
 */
const count = Number(process.argv[3] ?? 4_000);
const atOnce = 16;

const { url, stripe, db, fill, close } = await startService();
await fill({ customers: count / 2, invoicesPerCustomer: 1 });
const all = { limit: count };
const invoices = await stripe.invoices.list({ limit: 100 }).autoPagingToArray(all);
const customers = await stripe.customers.list({ limit: 100 }).autoPagingToArray(all);
await db.billingAccount.createMany({
  data: customers.map(({ id }) => ({
    ...{ id: `bil_${id}`, organizationId: `org_${id}`, name: id, createdAt: new Date() },
    stripeCustomerId: id,
  })),
});

async function inParallel<T>(items: readonly T[], run: (item: T) => Promise<unknown>) {
  const startedAt = performance.now();
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) await run(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (performance.now() - startedAt) / 1_000;
}

const objects = [
  ...customers.map((object) => ({ type: 'customer.updated', object })),
  ...invoices.map((object) => ({ type: 'invoice.paid', object })),
];
const fetched = await inParallel(objects, ({ object }) =>
  object.object === 'customer'
    ? stripe.customers.retrieve(object.id)
    : stripe.invoices.retrieve(object.id, { expand: ['payments'] }),
);
const startedAt = performance.now();
await inParallel(objects, ({ type, object }) => postEvent(`${url}/webhooks/stripe`, type, object));
while ((await db.stripeEvent.count({ where: { appliedAt: null } })) > 0) await pause(50);
const applied = (performance.now() - startedAt) / 1_000;
const mirrored = await db.mirrorObject.count();
const rate = (seconds: number, of = objects.length) => (of / seconds).toFixed(0);
console.log(`\nEvents: ${objects.length}, half of customers, half of paid invoices\n`);
printRows(
  ['', 'seconds', 'events/s', 'objects/s'],
  [
    ['applied from end to end', applied.toFixed(1), rate(applied), rate(applied, mirrored)],
    ['the same objects only fetched', fetched.toFixed(1), rate(fetched), rate(fetched)],
  ],
);
console.log(
  `\n${(fetched / applied).toFixed(2)} of the bare fetch; ${mirrored} objects are mirrored.`,
);
await close();
