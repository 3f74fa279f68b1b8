import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findExceptions, type ParcelFacts } from './find-exceptions.ts';
import { problemKind } from './problem-kind.ts';

const now = new Date('2026-11-23T12:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const kinds = (facts: Partial<ParcelFacts>) =>
  findExceptions(
    {
      ...{ status: 'IN_TRANSIT', isAbroad: false, labelRequestedAt: ago(1), labelAskedAt: ago(1) },
      ...{ handedOverAt: ago(1), lastEventAt: ago(0.5), estimatedDeliveryAt: null },
      ...{ correctedAt: null, trackingGivenUpAt: null, newest: null, unmanifestedAt: null },
      ...facts,
    },
    now,
  ).map(({ kind }) => kind);

test('a parcel that moves as it should needs nobody', () => {
  assert.deepEqual(kinds({}), []);
  assert.deepEqual(kinds({ estimatedDeliveryAt: ago(1) }), []);
  assert.deepEqual(kinds({ status: 'DELIVERED', lastEventAt: ago(90), correctedAt: ago(2) }), []);
});

test('silence is noticed after days that depend on where the parcel is', () => {
  assert.deepEqual(kinds({ lastEventAt: ago(6) }), ['STANDS_STILL']);
  assert.deepEqual(kinds({ lastEventAt: ago(6), isAbroad: true }), []);
  assert.deepEqual(kinds({ lastEventAt: ago(11), isAbroad: true }), ['STANDS_STILL']);
  assert.deepEqual(kinds({ status: 'OUT_FOR_DELIVERY', lastEventAt: ago(3) }), ['STANDS_STILL']);
  const handed = { status: 'HANDED_OVER', lastEventAt: null, handedOverAt: ago(3) } as const;
  assert.deepEqual(kinds(handed), ['NOT_SCANNED']);
  const waiting = { status: 'LABEL_PURCHASED', lastEventAt: null, handedOverAt: null } as const;
  assert.deepEqual(kinds({ ...waiting, labelRequestedAt: ago(2) }), []);
  assert.deepEqual(kinds({ ...waiting, labelRequestedAt: ago(4) }), ['NOT_SCANNED']);
  const held = { status: 'AVAILABLE_FOR_PICKUP', lastEventAt: ago(8) } as const;
  assert.deepEqual(kinds(held), ['HELD_FOR_PICKUP']);
});

test('a late parcel is told once, and as standing still when it is that', () => {
  assert.deepEqual(kinds({ estimatedDeliveryAt: ago(3) }), ['LATE']);
  assert.deepEqual(kinds({ estimatedDeliveryAt: ago(3), lastEventAt: ago(6) }), ['STANDS_STILL']);
});

test('what the carrier could not do is named by its words', () => {
  const newest = (description: string) => ({ occurredAt: ago(0.1), code: '1', description });
  const problem = (description: string) =>
    kinds({ status: 'EXCEPTION', newest: newest(description) });
  assert.deepEqual(problem('Item refused by recipient'), ['REFUSED']);
  assert.deepEqual(problem('Article refusé par le destinataire'), ['REFUSED']);
  assert.deepEqual(problem('Delivery address incorrect'), ['BAD_ADDRESS']);
  assert.deepEqual(problem('Adresse incomplète'), ['BAD_ADDRESS']);
  assert.deepEqual(problem('Held by customs'), ['CUSTOMS']);
  assert.deepEqual(problem('Retenu par la douane'), ['CUSTOMS']);
  assert.deepEqual(problem('Delayed by weather'), ['DELIVERY_PROBLEM']);
  assert.equal(problemKind({ description: '' }), 'DELIVERY_PROBLEM');
  assert.deepEqual(kinds({ status: 'RETURN_TO_SENDER', newest: newest('') }), ['RETURNED']);
  assert.deepEqual(kinds({ status: 'VOIDED', newest: newest('Accepted') }), ['VOIDED_BUT_MOVING']);
});

test('a delivery that was taken back needs somebody until there is another', () => {
  assert.deepEqual(kinds({ correctedAt: ago(1) }), ['DELIVERY_TAKEN_BACK']);
  assert.deepEqual(kinds({ correctedAt: ago(1), status: 'DELIVERED' }), []);
});

test('a label that does not come is noticed, and told apart from one that may have been bought', () => {
  const asked = { status: 'LABEL_REQUESTED', lastEventAt: null, handedOverAt: null } as const;
  assert.deepEqual(kinds({ ...asked, labelRequestedAt: now, labelAskedAt: now }), []);
  assert.deepEqual(kinds({ ...asked, labelAskedAt: null }), ['LABEL_PENDING']);
  assert.deepEqual(kinds(asked), ['PURCHASE_UNKNOWN']);
});

test('a parcel that is no longer asked about, or lacks a manifest for a day, is noticed', () => {
  const given = { trackingGivenUpAt: ago(1), lastEventAt: ago(61) };
  assert.deepEqual(kinds(given), ['STANDS_STILL', 'TRACKING_GIVEN_UP']);
  assert.deepEqual(kinds({ unmanifestedAt: ago(0.5) }), []);
  assert.deepEqual(kinds({ unmanifestedAt: ago(2) }), ['NOT_MANIFESTED']);
});
