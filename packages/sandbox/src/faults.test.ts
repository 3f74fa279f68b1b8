import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Faults } from './faults.ts';

describe('faults', () => {
  const hitsOf = (faults: Faults, count: number) =>
    Array.from({ length: count }, () =>
      Boolean(faults.take('drop', 'webhook', '', 'invoice.paid')),
    );

  it('hit by chance the same deliveries for the same seed, and others for another', () => {
    const hits = [7, 7, 8].map((seed) => {
      const faults = new Faults();
      faults.add({ on: 'webhook', kind: 'drop', count: 1_000, probability: 0.3, seed });
      return hitsOf(faults, 1_000);
    });
    assert.deepEqual(hits[0], hits[1]);
    assert.notDeepEqual(hits[0], hits[2]);
    const share = (hits[0] ?? []).filter(Boolean).length / 1_000;
    assert.ok(share > 0.25 && share < 0.35, `${share} is far from 0.3`);
  });

  it('hit as often as asked, and only what fits', () => {
    const faults = new Faults();
    faults.add({ kind: 'server_error', count: 2, method: 'POST', path: '/v1/invoices/*/pay' });
    const take = (method: string, path: string) =>
      Boolean(faults.take('server_error', 'request', method, path));
    assert.equal(take('GET', '/v1/invoices/in_1/pay'), false);
    assert.equal(take('POST', '/v1/invoices/in_1/void'), false);
    assert.equal(take('POST', '/v1/invoices/in_1/pay'), true);
    assert.equal(take('POST', '/v1/invoices/in_2/pay'), true);
    assert.equal(take('POST', '/v1/invoices/in_3/pay'), false);
    assert.deepEqual(faults.list(), []);
  });
});
