import assert from 'node:assert/strict';
import { it } from 'node:test';
import { gather } from './gather.ts';

it('writes what arrives during a write as the next batch, and answers each when it is written', async () => {
  const batches: (readonly number[])[] = [];
  const writes: (() => void)[] = [];
  const put = gather<number>(
    (batch) =>
      new Promise<void>((resolve) => {
        batches.push(batch);
        writes.push(resolve);
      }),
    2,
  );
  const answered: number[] = [];
  const all = [1, 2, 3, 4].map((item) => put(item).then(() => answered.push(item)));
  assert.deepEqual(batches, [[1]]);
  writes[0]?.();
  await all[0];
  assert.deepEqual([batches, answered], [[[1], [2, 3]], [1]]);
  writes[1]?.();
  await Promise.all(all.slice(0, 3));
  writes[2]?.();
  await Promise.all(all);
  assert.deepEqual(batches, [[1], [2, 3], [4]]);
});

it('tells whoever cannot be written alone that it was not, and goes on', async () => {
  const put = gather<number>(async (batch) => {
    if (batch.includes(13)) throw new Error('It cannot be stored.');
  });
  const [first, bad, good] = [put(1), put(13), put(2)];
  await first;
  await assert.rejects(bad, /cannot be stored/);
  await good;
  await put(3);
});
