import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedFields } from './audit-fields.ts';

test('a field stands beside itself, before and after', () => {
  assert.deepEqual(changedFields('{"status":"PLACED"}', '{"status":"ON_HOLD","reason":"Fraud"}'), [
    { name: 'status', before: 'PLACED', after: 'ON_HOLD' },
    { name: 'reason', before: null, after: 'Fraud' },
  ]);
});

test('nested values keep their JSON and what is no object is shown whole', () => {
  assert.deepEqual(changedFields(null, '{"parcel":{"weightGrams":10},"gone":null}'), [
    { name: 'parcel', before: null, after: '{"weightGrams":10}' },
    { name: 'gone', before: null, after: 'null' },
  ]);
  assert.deepEqual(changedFields(null, '[1,2]'), [{ name: 'value', before: null, after: '[1,2]' }]);
  assert.deepEqual(changedFields('not json', null), [
    { name: 'value', before: 'not json', after: null },
  ]);
  assert.deepEqual(changedFields(null, null), []);
});
