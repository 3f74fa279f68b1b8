import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canGo } from '../transition.ts';
import { actionsFor, deviceActions } from './device-actions.ts';
import { deviceTransitions } from './device-status.ts';

test('every step goes a way that the life of a device has', () => {
  for (const [action, { from, to }] of Object.entries(deviceActions)) {
    for (const status of from) {
      for (const organizationId of [null, 'org_1']) {
        const target = to({ organizationId });
        assert.ok(canGo(deviceTransitions, status, target), `${action}: ${status} to ${target}`);
      }
    }
  }
});

test('a retired device takes no step, one that is scanned for an order neither', () => {
  assert.deepEqual([actionsFor('RETIRED'), actionsFor('RESERVED')], [[], []]);
  assert.deepEqual(actionsFor('LOST'), ['RETIRE', 'REPORT_FOUND']);
});
