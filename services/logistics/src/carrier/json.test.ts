import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonError, readJson, wrapJson } from './json.ts';

test('what is absent, null or of another shape reads as nothing and never throws', () => {
  const node = readJson('\uFEFF{"a":{"b":null,"c":[]},"n":"12.50","f":"Y"}');
  assert.equal(node.text('a', 'b', 'c'), null);
  assert.equal(node.text('a', 'c', 'length'), null);
  assert.equal(node.text('constructor'), null);
  assert.deepEqual(node.all('a', 'b'), []);
  assert.equal(node.at('x').number('y'), null);
});

test('numbers and flags may come as strings, an array as its only element', () => {
  const node = wrapJson({ n: '12.50', m: 7, word: '7a', f: 'Y', t: true, one: { id: 1 } });
  assert.deepEqual([node.number('n'), node.number('m'), node.number('word')], [12.5, 7, null]);
  assert.deepEqual([node.flag('f'), node.flag('t'), node.flag('n')], [true, true, null]);
  assert.deepEqual(
    node.all('one').map((item) => item.text('id')),
    ['1'],
  );
});

test('a truncated body is told as such', () => {
  assert.throws(() => readJson('{"a":'), JsonError);
});
