import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timelineText } from './timeline-text.ts';

const both = (kind: string, data: unknown) =>
  (['en', 'fr'] as const).map((locale) => timelineText({ kind, data }, locale));

test('a payment is told with its amount and card, as each language writes them', () => {
  const paid = { amountMinor: 110_230, currency: 'CAD', method: 'visa •••• 4242' };
  const [english, french] = both('PAYMENT_CONFIRMED', paid);
  assert.equal(english, 'A payment of $1,102.30 was confirmed (visa •••• 4242).');
  assert.match(
    String(french),
    /^Un paiement de 1\s102,30\s\$ a été confirmé \(visa •••• 4242\)\.$/,
  );
});

test('a decline is told by its reason, and an unknown reason in general words', () => {
  assert.deepEqual(both('PAYMENT_FAILED', { code: 'expired_card' }), [
    'The card was declined because it has expired. Nothing was charged.',
    'La carte a été refusée, car elle est expirée. Rien n’a été débité.',
  ]);
  const general = both('PAYMENT_FAILED', { code: null });
  assert.deepEqual(both('PAYMENT_FAILED', { code: 'something_new' }), general);
});

test('a parcel is told with the courier’s name in the reader’s language', () => {
  const data = { status: 'IN_TRANSIT', carrier: 'CANADA_POST', trackingNumber: '123' };
  assert.deepEqual(both('SHIPMENT_UPDATED', data), [
    'A parcel is on its way (Canada Post 123).',
    'Un colis est en route (Postes Canada 123).',
  ]);
  assert.equal(
    timelineText(
      { kind: 'DELIVERED', data: { status: 'DELIVERED', carrier: null, trackingNumber: null } },
      'en',
    ),
    'A parcel was delivered.',
  );
});

test('a delivery that the courier takes back is told as that', () => {
  const data = { status: 'IN_TRANSIT', carrier: null, trackingNumber: null, correction: true };
  assert.deepEqual(both('SHIPMENT_UPDATED', data), [
    'The courier corrected itself: the parcel was not delivered after all. A parcel is on its way.',
    'Le transporteur s’est corrigé : le colis n’a finalement pas été livré. Un colis est en route.',
  ]);
});

test('an invoice and a data plan are told in both languages', () => {
  const [english, french] = both('INVOICED', {
    number: 'A-1',
    amountMinor: 1_234,
    currency: 'CAD',
  });
  assert.equal(english, 'Invoice A-1 of $12.34 was issued.');
  assert.match(String(french), /^La facture A-1 de 12,34\s\$ a été émise\.$/);
  const plan = { description: 'Data plan Plus', quantity: 2, state: 'ACTIVE' };
  const ends = both('PLAN_CHANGED', { ...plan, endsAt: '2027-01-01T04:00:00.000Z' });
  assert.match(String(ends[0]), /ends on December 31, 2026: 2 × Data plan Plus/);
  assert.match(String(ends[1]), /prend fin le 31 décembre 2026\s: 2 × Data plan Plus/);
  assert.notDeepEqual(both('PLAN_CHANGED', { ...plan, endsAt: null }), ends);
});
