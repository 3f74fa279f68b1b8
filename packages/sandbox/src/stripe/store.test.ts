import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type Stripe from 'stripe';
import { listObjects } from './pagination.ts';
import { Store } from './store.ts';

/** Only the fields that these tests ask for. */
const refund = (id: string, charge: string, created: number, status = 'succeeded') =>
  ({ id, object: 'refund', charge, created, status }) as Stripe.Refund;

function someRefunds(): Store {
  const store = new Store(undefined);
  for (let index = 0; index < 9; index += 1)
    store.put(refund(`re_${index}`, `ch_${index % 2}`, 100 + Math.floor(index / 3)));
  return store;
}

const ids = (list: Stripe.ApiList<Stripe.Refund>) => list.data.map(({ id }) => id);

describe('the store', () => {
  it('finds by a field what has its value now, not what had it', () => {
    const store = someRefunds();
    assert.equal(store.by('refund', 'charge', 'ch_0').length, 5);
    store.put(refund('re_0', 'ch_1', 100));
    store.remove('refund', 're_2');
    const found = (charge: string) => store.by('refund', 'charge', charge).map(({ id }) => id);
    assert.deepEqual(found('ch_0'), ['re_4', 're_6', 're_8']);
    assert.deepEqual(found('ch_1'), ['re_0', 're_1', 're_3', 're_5', 're_7']);
  });

  it('lists newest first, within one second the later object first, also one dated back', () => {
    const store = someRefunds();
    store.put(refund('re_old', 'ch_0', 100));
    const list = listObjects(store, 'refund', '/v1/refunds', { limit: 100 });
    assert.deepEqual(ids(list), [
      ...['re_8', 're_7', 're_6', 're_5', 're_4', 're_3'],
      ...['re_old', 're_2', 're_1', 're_0'],
    ]);
  });

  it('pages in both directions with filters and a range of time, each object once', () => {
    const store = someRefunds();
    store.put(refund('re_4', 'ch_0', 101, 'failed'));
    const pageOf = (paging: object) =>
      listObjects(
        store,
        'refund',
        '/v1/refunds',
        { limit: 2, created: { gte: 100, lt: 102 }, ...paging },
        { charge: 'ch_0', status: 'succeeded' },
      );
    const first = pageOf({ limit: 1 });
    assert.deepEqual([ids(first), first.has_more], [['re_2'], true]);
    const next = pageOf({ starting_after: 're_2' });
    assert.deepEqual([ids(next), next.has_more], [['re_0'], false]);
    const back = pageOf({ ending_before: 're_0' });
    assert.deepEqual([ids(back), back.has_more], [['re_2'], false]);
    assert.throws(() => pageOf({ starting_after: 're_none' }), /No such refund: 're_none'/);
  });

  it('shows a tombstone by its id and in no list', () => {
    const store = new Store(undefined);
    store.put({ id: 'cus_1', object: 'customer', email: 'a@b.ca', created: 1 } as Stripe.Customer);
    assert.equal(store.by('customer', 'email', 'a@b.ca').length, 1);
    store.put({ id: 'cus_1', object: 'customer', deleted: true } as unknown as Stripe.Customer);
    assert.equal(store.by('customer', 'email', 'a@b.ca').length, 0);
    const list = listObjects(store, 'customer', '/v1/customers', { limit: 10 });
    assert.equal(list.data.length, 0);
    assert.ok(store.get('customer', 'cus_1'));
  });
});
