import assert from 'node:assert/strict';
import { it } from 'node:test';
import { databaseTime } from '../src/mirror/database-time.ts';
import { mirrorObject } from '../src/mirror/mirror-object.ts';
import { startTestBilling } from './harness.ts';

const { billing } = await startTestBilling({ webhooks: false });
const work = { ...billing, now: () => new Date() };

it('fetches an object once for all events that were heard before the fetch, and again after', async () => {
  let fetches = 0;
  const mirror = (heardAt: Date) =>
    mirrorObject(
      work,
      'cus_1',
      async () => {
        fetches += 1;
        return { id: 'cus_1', object: 'customer', fetches };
      },
      async ({ object }) => object.fetches,
      heardAt,
    );
  const heardAt = await billing.transact(databaseTime);
  const results = await Promise.all([mirror(heardAt), mirror(heardAt), mirror(heardAt)]);
  assert.deepEqual(results.sort(), [1, null, null]);
  assert.equal(await mirror(await billing.transact(databaseTime)), 2);
  const row = await billing.db.mirrorObject.findUniqueOrThrow({ where: { id: 'cus_1' } });
  assert.deepEqual(row.data, { id: 'cus_1', object: 'customer', fetches: 2 });
});
