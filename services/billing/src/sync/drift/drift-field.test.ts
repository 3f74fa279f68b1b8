import assert from 'node:assert/strict';
import { it } from 'node:test';
import { differingFields } from './drift-field.ts';

it('names each field that differs, inside lists too', () => {
  const ours = { object: 'invoice', total: 100, lines: { data: [{ id: 'il_1', amount: 100 }] } };
  const theirs = {
    object: 'invoice',
    total: 90,
    lines: { data: [{ id: 'il_1', amount: 90 }, { id: 'il_2' }] },
  };
  assert.deepEqual(differingFields(ours, theirs), [
    { path: 'total', ours: '100', theirs: '90' },
    { path: 'lines.data.0.amount', ours: '100', theirs: '90' },
    { path: 'lines.data.1', ours: null, theirs: '{"id":"il_2"}' },
  ]);
});

it('leaves out what Stripe changes by itself, and other objects inside', () => {
  const ours = { object: 'charge', receipt_url: 'a', customer: 'cus_1' };
  const theirs = {
    object: 'charge',
    receipt_url: 'b',
    customer: { id: 'cus_1', object: 'customer', name: 'New' },
  };
  assert.deepEqual(differingFields(ours, theirs), []);
});

it('tells a field that became null from one that is gone', () => {
  assert.deepEqual(differingFields({ object: 'price', nickname: 'a' }, { object: 'price' }), [
    { path: 'nickname', ours: '"a"', theirs: null },
  ]);
  assert.deepEqual(
    differingFields({ object: 'price', nickname: 'a' }, { object: 'price', nickname: null }),
    [{ path: 'nickname', ours: '"a"', theirs: 'null' }],
  );
});
