import assert from 'node:assert/strict';
import { it } from 'node:test';
import { databaseTime } from '../src/mirror/database-time.ts';
import { mirrorObject, nextFetch } from '../src/mirror/mirror-object.ts';
import { defineMirrorType } from '../src/mirror/mirror-type.ts';
import { storeObject } from '../src/mirror/store-object.ts';
import { startTestBilling } from './harness.ts';

const { billing } = await startTestBilling({ webhooks: false });
const work = { ...billing, now: () => new Date() };

it('fetches an object once for all events that were heard before the fetch, and again after', async () => {
  let fetches = 0;
  const type = defineMirrorType<{ id: string; object: string; fetches: number }>({
    type: 'customer',
    retrieve: async () => {
      fetches += 1;
      return { id: 'cus_1', object: 'customer', fetches };
    },
    list: () => assert.fail('Nothing is listed here.'),
  });
  const mirror = async (heardAt: Date) =>
    (await mirrorObject(work, type, { type: 'customer', id: 'cus_1' }, heardAt))?.fetches;
  const heardAt = await billing.transact(databaseTime);
  assert.deepEqual(
    await Promise.all([mirror(heardAt), mirror(heardAt), mirror(heardAt)]),
    [1, 1, 1],
  );
  assert.equal(await mirror(await billing.transact(databaseTime)), 2);
  const row = await billing.db.mirrorObject.findUniqueOrThrow({ where: { id: 'cus_1' } });
  assert.deepEqual(row.data, { id: 'cus_1', object: 'customer', fetches: 2 });
});

it('never lets an older fetch overwrite a newer one, in whichever process it ran', async () => {
  const answer = Promise.withResolvers<string>();
  const asked = Promise.withResolvers<void>();
  const type = defineMirrorType<{ id: string; object: string; name: string }>({
    type: 'customer',
    retrieve: async () => {
      asked.resolve();
      return { id: 'cus_2', object: 'customer', name: await answer.promise };
    },
    list: () => assert.fail('Nothing is listed here.'),
  });
  const older = mirrorObject(work, type, { type: 'customer', id: 'cus_2' });
  await asked.promise;
  // What another process does meanwhile.
  const newer = { id: 'cus_2', object: 'customer', name: 'new' };
  const mark = await nextFetch(billing.db);
  assert.ok(await billing.transact((tx) => storeObject(tx, newer, mark)));
  answer.resolve('old');
  assert.deepEqual(await older, newer);
  const row = await billing.db.mirrorObject.findUniqueOrThrow({ where: { id: 'cus_2' } });
  assert.deepEqual(row.data, newer);
});
