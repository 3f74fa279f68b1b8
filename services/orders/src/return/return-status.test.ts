import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canMove, closed } from './return-status.ts';

test('a return that ended stays as it ended, but for a parcel that arrives after all', () => {
  for (const from of closed) {
    for (const to of ['APPROVED', 'LABEL_SENT', 'IN_TRANSIT', 'REPLACED', 'REFUNDED'] as const) {
      assert.equal(canMove('FACTS', from, to) || canMove('APPROVE', from, to), false);
    }
  }
  assert.equal(canMove('FACTS', 'CANCELED', 'RECEIVED'), true);
  assert.equal(canMove('FACTS', 'REJECTED', 'RECEIVED'), false);
});

test('a refunded return is due again only when its refund failed', () => {
  assert.equal(canMove('REFUND_FAILED', 'REFUNDED', 'INSPECTED'), true);
  assert.equal(canMove('FACTS', 'REFUNDED', 'INSPECTED'), false);
});

test('news of a return never leads backwards', () => {
  assert.equal(canMove('FACTS', 'RECEIVED', 'IN_TRANSIT'), false);
  assert.equal(canMove('FACTS', 'IN_TRANSIT', 'LABEL_SENT'), false);
  assert.equal(canMove('FACTS', 'INSPECTED', 'RECEIVED'), false);
});

test('a parcel on the way cannot be canceled, and only an inspected one is replaced', () => {
  assert.equal(canMove('CANCEL', 'IN_TRANSIT', 'CANCELED'), false);
  assert.equal(canMove('RESOLVE', 'RECEIVED', 'REPLACED'), false);
});
