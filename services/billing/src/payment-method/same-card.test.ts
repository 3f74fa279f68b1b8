import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isSameCard, oneOfEach } from './same-card.ts';

const card = (id: string, fingerprint: string | null, expiryYear = 2030) => ({
  ...{ stripePaymentMethodId: id, type: 'card', fingerprint, expiryMonth: 1, expiryYear },
});
const ids = (cards: ReturnType<typeof card>[]) =>
  cards.map(({ stripePaymentMethodId: id }) => id).join(' ');

it('shows a card that came with several payments once: the default, else the newest', () => {
  const cards = [card('c', 'x'), card('b', 'y'), card('a', 'x')];
  assert.equal(ids(oneOfEach(cards, null)), 'c b');
  assert.equal(ids(oneOfEach(cards, 'a')), 'a b');
});

it('keeps what has no fingerprint, and a renewed card, apart', () => {
  const cards = [card('d', null), card('c', null), card('b', 'x', 2031), card('a', 'x')];
  assert.equal(ids(oneOfEach(cards, null)), 'd c b a');
  assert.equal(isSameCard(card('a', null), card('a', null)), true);
});
