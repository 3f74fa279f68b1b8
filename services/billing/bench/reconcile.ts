import { fileURLToPath } from 'node:url';
import { printRows } from '@mobilytics/bench/print-rows';
import { createAdapter } from '@mobilytics/database/connect';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { verify } from '../src/sync/verify/verify.ts';
import { workOn } from '../src/sync/verify/work-on.ts';
import { listAll } from './fill-mirror.ts';
import { forkProcess } from './fork-process.ts';
import { megabytes, sampleMemory } from './memory-samples.ts';

/**
 * A whole comparison of N objects, against listing the same pages only. Stripe runs in a process of its
 * own, and another one fills the mirror: memory is that of the comparison alone.
 */
const wanted = Number(process.argv[3] ?? 100_000);
const invoicesPerCustomer = 10;
/** Customer and card; invoice, item, payment intent, charge and booking of each invoice. */
const objectsPerCustomer = 2 + 5 * invoicesPerCustomer;

const database = await createTestDatabase(fileURLToPath(new URL('..', import.meta.url)));
const sandbox = await forkProcess('./sandbox-process.ts');
const stripeApiBase = sandbox.answer;
const db = new PrismaClient({ adapter: createAdapter(database.url, 4) });
const work = workOn(db, {
  ...{ stripeApiBase, stripeSecretKey: 'sk_test_bench', mirrorMaxAgeMs: 86_400_000 },
});

async function timed<T>(run: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const startedAt = performance.now();
  const result = await run();
  return { seconds: (performance.now() - startedAt) / 1_000, result };
}

const filled = await timed(async () => {
  const customers = Math.ceil(wanted / objectsPerCustomer);
  const response = await fetch(`${stripeApiBase}/_sandbox/bulk`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customers, invoicesPerCustomer, days: 20 }),
  });
  if (!response.ok) throw new Error(await response.text());
  const filling = await forkProcess('./fill-process.ts', [database.url, stripeApiBase]);
  filling.stop();
  return Number(filling.answer);
});
console.log(`${filled.result} objects made and mirrored in ${filled.seconds.toFixed(0)} s.`);

const listed = await timed(() => listAll(work, () => undefined));
const memory = sampleMemory();
const compared = await timed(() => verify(work, 0));
const held = memory.stop();
const { verdict, reason, counts } = compared.result;
const total = Object.values(counts).reduce((sum, { same }) => sum + same, 0);

const rate = (seconds: number, count: number) => (count / seconds).toFixed(0);
console.log(`\nComparing ${total} objects: ${verdict}${reason ? `, ${reason}` : ''}\n`);
printRows(
  ['', 'objects', 'seconds', 'objects/s', 'ratio'],
  [
    [
      'list only',
      `${listed.result}`,
      listed.seconds.toFixed(1),
      rate(listed.seconds, listed.result),
      '1.00 x',
    ],
    [
      'compare',
      `${total}`,
      compared.seconds.toFixed(1),
      rate(compared.seconds, total),
      `${(listed.seconds / compared.seconds).toFixed(2)} x`,
    ],
  ],
);
console.log('');
printRows(
  ['memory', 'start', 'middle', 'end', 'peak'],
  [
    [
      'resident',
      megabytes(held.start?.rss),
      megabytes(held.middle?.rss),
      megabytes(held.end?.rss),
      megabytes(held.peak),
    ],
    [
      'heap',
      megabytes(held.start?.heap),
      megabytes(held.middle?.heap),
      megabytes(held.end?.heap),
      '',
    ],
  ],
);
await db.$disconnect();
sandbox.stop();
await database.drop();
process.exit(verdict === 'IN_STEP' && total >= wanted ? 0 : 1);
