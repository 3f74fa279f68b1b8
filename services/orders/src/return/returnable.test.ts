import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnableQuantity, serialProblem } from './returnable.ts';

const line = { id: 'oln_1', deliveredQuantity: 3, serialized: true };
const delivered = [{ lineId: 'oln_1', quantity: 3, serials: ['A1', 'A2', 'A3'] }];

test('what was not delivered, or is in another return, cannot be returned', () => {
  assert.equal(returnableQuantity(line, []), 3);
  const returning = [
    { orderLineId: 'oln_1', quantity: 2, serials: ['A1', 'A2'] },
    { orderLineId: 'oln_2', quantity: 1, serials: [] },
  ];
  assert.equal(returnableQuantity(line, returning), 1);
  assert.equal(returnableQuantity({ ...line, deliveredQuantity: 0 }, []), 0);
});

test('each piece with a serial is named once, by a serial that was delivered with its line', () => {
  const problem = (quantity: number, serials: string[], returning: string[] = []) =>
    serialProblem(line, { quantity, serials }, delivered, [
      { orderLineId: 'oln_1', quantity: returning.length, serials: returning },
    ]);
  assert.equal(problem(2, ['A1', 'A2']), 'NONE');
  assert.equal(problem(2, ['A1']), 'COUNT');
  assert.equal(problem(2, ['A1', 'A1']), 'TWICE');
  assert.equal(problem(1, ['B9']), 'UNKNOWN');
  assert.equal(problem(1, ['A3'], ['A3']), 'RETURNING');
  const untold = [{ lineId: 'oln_1', quantity: 3 }];
  assert.equal(serialProblem(line, { quantity: 1, serials: ['B9'] }, untold, []), 'NONE');
});
