import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DueQueue } from './due-queue.ts';

it('gives what is due in the order of its times, and nothing before its time', () => {
  const queue = new DueQueue<{ dueAtMs: number; name: string }>();
  for (const [dueAtMs, name] of [
    [30, 'c'],
    [10, 'a1'],
    [20, 'b'],
    [10, 'a2'],
    [40, 'd'],
    [10, 'a3'],
  ] as const)
    queue.add({ dueAtMs, name });
  const taken: string[] = [];
  for (let next = queue.takeDue(30); next; next = queue.takeDue(30)) taken.push(next.name);
  assert.deepEqual(taken, ['a1', 'a2', 'a3', 'b', 'c']);
  assert.equal(queue.nextDueAtMs, 40);
});
