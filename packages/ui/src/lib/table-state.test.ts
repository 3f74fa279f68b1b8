import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionArguments, readTableState, writeTableState } from './table-state.ts';

const defaults = { filterIds: ['search', 'status'] };

test('what is written to the address is read back', () => {
  const params = writeTableState(
    new URLSearchParams(),
    {
      sort: { column: 'total', direction: 'descending' },
      filters: { status: 'PAID' },
      pageSize: 50,
      hiddenColumns: ['a'],
    },
    defaults,
  );
  const state = readTableState(params, defaults);
  assert.deepEqual(state.sort, { column: 'total', direction: 'descending' });
  assert.deepEqual(state.filters, { status: 'PAID' });
  assert.equal(state.pageSize, 50);
  assert.deepEqual(state.hiddenColumns, ['a']);
});

test('a new filter, order or size begins at the first page', () => {
  const second = new URLSearchParams('after=abc&other=1');
  for (const change of [
    { filters: { search: 'x' } },
    { pageSize: 10 },
    { sort: { column: 'a', direction: 'ascending' as const } },
  ]) {
    const next = writeTableState(second, change, defaults);
    assert.equal(next.get('after'), null);
    assert.equal(next.get('other'), '1');
  }
});

test('an address that names a size we do not offer shows the default', () => {
  assert.equal(readTableState(new URLSearchParams('size=100000'), defaults).pageSize, 25);
  assert.equal(readTableState(new URLSearchParams('size=abc'), defaults).pageSize, 25);
});

test('two tables of one page do not disturb each other', () => {
  const params = writeTableState(
    new URLSearchParams('after=abc'),
    { after: 'def' },
    { ...defaults, prefix: 'b-' },
  );
  assert.equal(readTableState(params, defaults).after, 'abc');
  assert.equal(readTableState(params, { ...defaults, prefix: 'b-' }).after, 'def');
});

test('paging back asks for the last before the cursor', () => {
  const back = readTableState(new URLSearchParams('before=abc'), defaults);
  assert.deepEqual(connectionArguments(back), { last: 25, before: 'abc' });
  const first = readTableState(new URLSearchParams(), defaults);
  assert.deepEqual(connectionArguments(first), { first: 25, after: null });
});
