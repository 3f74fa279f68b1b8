import assert from 'node:assert/strict';
import { it } from 'node:test';
import { canonicalHash, canonicalJson } from './canonical.ts';

it('gives equal objects equal text, whatever the order of their keys', () => {
  assert.equal(
    canonicalJson({ b: 1, a: { d: [2, { f: 1, e: 2 }], c: null } }),
    '{"a":{"c":null,"d":[2,{"e":2,"f":1}]},"b":1}',
  );
  assert.equal(canonicalHash({ a: 1, b: 2 }), canonicalHash({ b: 2, a: 1 }));
  assert.notEqual(canonicalHash({ a: [1, 2] }), canonicalHash({ a: [2, 1] }));
});
