import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isKeptByHand } from './live-subscription.ts';

it('knows plans that are kept by hand by each of their marks', () => {
  for (const metadata of [{ comped: 'true' }, { manual: 'true' }, { plan_kind: 'comped' }]) {
    assert.ok(isKeptByHand({ metadata }), JSON.stringify(metadata));
  }
  for (const metadata of [null, {}, { comped: 'false' }, { plan_kind: 'sold' }]) {
    assert.ok(!isKeptByHand({ metadata }), JSON.stringify(metadata));
  }
});
