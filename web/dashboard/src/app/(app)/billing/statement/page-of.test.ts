import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageOf } from './page-of.ts';

const rows = ['a', 'b', 'c', 'd', 'e'];

test('pages follow each other forward and back, and none is left out or shown twice', () => {
  const first = pageOf(rows, { first: 2, after: null });
  const second = pageOf(rows, { first: 2, after: first.pageInfo.endCursor });
  const third = pageOf(rows, { first: 2, after: second.pageInfo.endCursor });
  assert.deepEqual([...first.rows, ...second.rows, ...third.rows], rows);
  assert.deepEqual(
    [first, second, third].map(({ pageInfo }) => [pageInfo.hasPreviousPage, pageInfo.hasNextPage]),
    [
      [false, true],
      [true, true],
      [true, false],
    ],
  );
  const back = pageOf(rows, { last: 2, before: third.pageInfo.startCursor });
  assert.deepEqual(back.rows, ['c', 'd']);
});
