import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseForm } from './form.ts';

it('nested names become objects, and numbered names lists', () => {
  assert.deepEqual(parseForm('a[b][0][c]=1&a[b][1][c]=x%26y&d[]=2&d[]=3&e='), {
    a: { b: [{ c: '1' }, { c: 'x&y' }] },
    d: ['2', '3'],
    e: '',
  });
});

it('metadata with bracketless odd keys stays an object', () => {
  assert.deepEqual(parseForm('metadata[order id]=ord_1&metadata[7]=x'), {
    metadata: { '7': 'x', 'order id': 'ord_1' },
  });
});

it('names cannot reach the prototype of objects', () => {
  parseForm('__proto__[polluted]=1&a[__proto__][polluted]=1&a[constructor][prototype][polluted]=1');
  assert.equal(({} as { polluted?: string }).polluted, undefined);
});
