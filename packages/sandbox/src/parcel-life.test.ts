import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advanceBy, livedBy } from './parcel-life.ts';

const states = (steps: { state: string }[]) => steps.map(({ state }) => state);

test('a parcel has lived what its time allows, and a lost one no more than that', () => {
  assert.deepEqual(states(livedBy('delivered', 0, 100, 30)), [
    'order_received',
    'accepted',
    'in_transit',
  ]);
  assert.equal(livedBy('lost', 0, 100, 1_000_000).length, 3);
  assert.equal(livedBy('returned', 0, 100, 100).at(-1)?.state, 'returned');
});

test('moving by hand takes the steps between, in order of time', () => {
  const created = livedBy('delivered', 0, 1_000, 0);
  const delivered = advanceBy(created, { to: 'delivered', atMs: 500 });
  assert.equal(delivered.at(-1)?.state, 'delivered');
  assert.equal(delivered.at(-1)?.atMs, 500);
  assert.equal(delivered.length, 6);
  assert.ok(delivered.every((step, i) => i === 0 || step.atMs >= (delivered[i - 1]?.atMs ?? 0)));
});

test('a life can be laid into the past, and a state can be reached again', () => {
  const created = livedBy('delivered', 1_000_000, 1_000, 1_000_000);
  const past = advanceBy(created, { to: 'delivered', atMs: 600, fromMs: 100 });
  assert.deepEqual([past[0]?.atMs, past.at(-1)?.atMs], [100, 600]);
  const again = advanceBy(past, { to: 'in_transit', atMs: 700 });
  assert.deepEqual(states(again).slice(-2), ['delivered', 'in_transit']);
  const detour = advanceBy(created, { to: 'exception', atMs: 2_000_000 });
  assert.deepEqual(states(detour), ['order_received', 'exception']);
});
