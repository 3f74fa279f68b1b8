import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceTransitions } from './device/device-status.ts';
import { fulfillmentTransitions } from './fulfillment/fulfillment-status.ts';
import { shipmentTransitions } from './shipment/shipment-status.ts';
import { canGo, mustGo } from './transition.ts';

const tables = {
  device: [deviceTransitions, 'IN_STOCK'],
  fulfillment: [fulfillmentTransitions, 'WAITING_FOR_STOCK'],
  shipment: [shipmentTransitions, 'DRAFT'],
} as const;

for (const [name, [table, start]] of Object.entries(tables)) {
  test(`every state of a ${name} can be reached`, () => {
    const next = table as Readonly<Record<string, readonly string[]>>;
    const reached = new Set<string>([start]);
    for (const state of reached) for (const to of next[state] ?? []) reached.add(to);
    assert.deepEqual([...reached].sort(), Object.keys(table).sort());
  });
}

test('a canceled fulfilment, a retired device and a voided shipment stay what they are', () => {
  assert.deepEqual(fulfillmentTransitions.CANCELED, []);
  assert.deepEqual(deviceTransitions.RETIRED, []);
  assert.deepEqual(shipmentTransitions.VOIDED, []);
});

test('a fulfilment on hold gets no label, nor does one that waits for stock', () => {
  assert.equal(canGo(fulfillmentTransitions, 'ON_HOLD', 'LABEL_PURCHASED'), false);
  assert.equal(canGo(fulfillmentTransitions, 'WAITING_FOR_STOCK', 'LABEL_PURCHASED'), false);
});

test('a step that the table lacks throws', () => {
  assert.throws(() => mustGo(deviceTransitions, 'IN_STOCK', 'DELIVERED'), /no way from IN_STOCK/);
});
