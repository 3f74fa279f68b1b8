import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gather } from './gather.ts';

it('writes what arrives together as one batch, and answers each when it is written', async () => {
  const batches: (readonly number[])[] = [];
  const writes: (() => void)[] = [];
  const put = gather<number>(
    (batch) =>
      new Promise<void>((resolve) => {
        batches.push(batch);
        writes.push(resolve);
      }),
    { lingerMs: 1, largestBatch: 2 },
  );
  const begun = async (count: number) => {
    while (batches.length < count) await sleep(1);
  };
  const answered: number[] = [];
  const give = (item: number) => put(item).then(() => answered.push(item));
  const first = [give(1), give(2), give(3)];
  await begun(1);
  const during = give(4);
  assert.deepEqual([batches, answered], [[[1, 2]], []]);
  writes[0]?.();
  await begun(2);
  assert.deepEqual(
    [batches[1], answered],
    [
      [3, 4],
      [1, 2],
    ],
  );
  writes[1]?.();
  await Promise.all([...first, during]);
});

it('tells whoever cannot be written alone that it was not, and goes on', async () => {
  const put = gather<number>(
    async (batch) => {
      if (batch.includes(13)) throw new Error('It cannot be stored.');
    },
    { lingerMs: 0 },
  );
  const [first, bad, good] = [put(1), put(13), put(2)];
  await first;
  await assert.rejects(bad, /cannot be stored/);
  await good;
  await put(3);
});
