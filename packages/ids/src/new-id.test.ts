import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, prefixOf } from './new-id.ts';

test('ids made one after the other sort in that order', () => {
  const ids = Array.from({ length: 1000 }, () => newId('ord'));
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, ids.length);
});

test('an id says what it names', () => {
  assert.match(newId('shp'), /^shp_[0-9a-z]{26}$/);
  assert.equal(prefixOf(newId('shp')), 'shp');
  assert.equal(prefixOf('shp_tooshort'), null);
  assert.equal(prefixOf(`xxx_${'0'.repeat(26)}`), null);
});

test('an id of a past moment sorts before one of today', () => {
  assert.ok(newId('ord', new Date('2026-01-02T03:04:05Z')) < newId('ord'));
  const past = ['2025-01-01', '2025-01-02'].map((day) => newId('ord', new Date(day)));
  assert.deepEqual([...past].reverse().sort(), past);
});
