import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShipmentStatus } from '../generated/prisma/enums.ts';
import { deriveStatus } from './derive-status.ts';

const of = (pieces: number, missingSerials: number, ...parcels: [ShipmentStatus, number][]) =>
  deriveStatus({
    ...{ pieces, serialized: pieces, missingSerials },
    parcels: parcels.map(([status, held]) => ({ status, pieces: held })),
  });

test('work is picked until every piece is in a parcel with a label', () => {
  assert.equal(of(3, 1), 'TO_PICK');
  assert.equal(of(3, 0), 'PICKED');
  assert.equal(of(3, 0, ['DELIVERED', 2]), 'PICKED', 'a piece is in no parcel');
  assert.equal(of(3, 0, ['DELIVERED', 2], ['LABEL_REQUESTED', 1]), 'PICKED');
  assert.equal(of(3, 1, ['IN_TRANSIT', 2], ['RATED', 1]), 'TO_PICK');
});

test('goods without serials are to be picked until some are packed', () => {
  const goods = { pieces: 3, serialized: 0, missingSerials: 0 };
  assert.equal(deriveStatus({ ...goods, parcels: [] }), 'TO_PICK');
  assert.equal(deriveStatus({ ...goods, parcels: [{ status: 'DRAFT', pieces: 1 }] }), 'PICKED');
});

test('the parcel that is least far decides', () => {
  assert.equal(of(3, 0, ['LABEL_PURCHASED', 1], ['DELIVERED', 2]), 'LABEL_PURCHASED');
  assert.equal(of(3, 0, ['HANDED_OVER', 1], ['DELIVERED', 2]), 'SHIPPED');
  assert.equal(of(3, 0, ['RETURN_TO_SENDER', 1], ['DELIVERED', 2]), 'SHIPPED');
  assert.equal(of(3, 0, ['DELIVERED', 1], ['DELIVERED', 2]), 'DELIVERED');
});
