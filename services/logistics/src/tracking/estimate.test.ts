import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateByService, toInstant } from './estimate.ts';

const iso = (date: Date | null) => date?.toISOString() ?? null;

test('a promised day ends with its afternoon, a promised hour is kept, anything else is none', () => {
  assert.equal(iso(toInstant('2026-11-25')), '2026-11-25T21:00:00.000Z');
  assert.equal(iso(toInstant('2026-11-25T17:00:00-05:00')), '2026-11-25T22:00:00.000Z');
  assert.equal(iso(toInstant('2026-11-25T23:59:00')), '2026-11-25T21:00:00.000Z');
  for (const word of [null, '', 'soon', '2026-13-45', '2026-11-25Tnoon']) {
    assert.equal(toInstant(word), null);
  }
});

test('without a promise a parcel takes the working days of its service', () => {
  const friday = new Date('2026-11-27T16:00:00Z');
  const by = (transitDays: number | null) =>
    iso(estimateByService({ transitDays, deliverBy: null }, friday));
  assert.equal(by(1), '2026-11-30T21:00:00.000Z');
  assert.equal(by(6), '2026-12-07T21:00:00.000Z');
  assert.equal(by(0), '2026-11-27T21:00:00.000Z');
  assert.equal(by(null), null);
});

test('the day an offer promised counts, unless it was over when the label was bought', () => {
  const offer = { transitDays: 2, deliverBy: new Date('2026-11-26') };
  const wednesday = new Date('2026-11-25T16:00:00Z');
  assert.equal(iso(estimateByService(offer, wednesday)), '2026-11-26T21:00:00.000Z');
  const friday = new Date('2026-11-27T16:00:00Z');
  assert.equal(iso(estimateByService(offer, friday)), '2026-12-01T21:00:00.000Z');
});
