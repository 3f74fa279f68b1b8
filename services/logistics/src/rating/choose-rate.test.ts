import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOfMethod, type ShippingAction } from '../shipping-rule/rule.ts';
import { type ChoosableOffer, chooseRate, type Decision } from './choose-rate.ts';
import { explainChoice } from './explain-choice.ts';

const offer = (id: string, changes: Partial<ChoosableOffer>): ChoosableOffer => ({
  ...{ id, carrier: 'CANADA_POST', service: id, serviceName: `Service ${id}` },
  ...{ amountMinor: 1_000, currency: 'CAD', transitDays: 5, deliverBy: null },
  ...changes,
});

const decide = (
  changes: Partial<Decision> = {},
  action: Partial<ShippingAction> = {},
): Decision => ({
  ...{ ruleId: null, ruleName: null, shippingMethod: 'STANDARD', insuredMinor: null },
  signature: action.signature ?? 'NONE',
  ...{ mailingDate: '2026-11-23', usdPerCad: 0.5, silent: [] },
  action: { ...actionOfMethod('STANDARD'), ...action },
  ...changes,
});

test('the cheapest wins, and how much dearer the next one is is kept', () => {
  const choice = chooseRate(
    [offer('b', { amountMinor: 1_320 }), offer('a', { amountMinor: 1_000 })],
    decide(),
  );
  assert.deepEqual([choice.rateId, choice.nextDifferenceMinor, choice.offers], ['a', 320, 2]);
});

test('prices of two currencies are compared by the stated rate only', () => {
  const offers = [
    offer('cad', { amountMinor: 1_500 }),
    offer('usd', { amountMinor: 900, currency: 'USD', carrier: 'USPS' }),
  ];
  const choice = chooseRate(offers, decide());
  assert.deepEqual(
    [choice.rateId, choice.usdPerCad, choice.nextDifferenceMinor],
    ['cad', 0.5, 300],
  );
  assert.match(explainChoice(choice, 'en'), /\$1 = US\$0\.50/);
});

test('the fastest wins, of two as fast the cheaper; who does not tell comes last', () => {
  const offers = [
    offer('silent', { amountMinor: 100, transitDays: null }),
    offer('dear', { amountMinor: 3_000, transitDays: 1 }),
    offer('fast', { amountMinor: 2_000, transitDays: null, deliverBy: '2026-11-24' }),
  ];
  assert.equal(chooseRate(offers, decide({}, { strategy: 'FASTEST' })).rateId, 'fast');
});

test('a preferred service is taken although it costs more, else the cheapest, and it is said', () => {
  const offers = [offer('a', { amountMinor: 900 }), offer('b', { carrier: 'USPS' })];
  const prefer = (service: string | null) =>
    chooseRate(
      offers,
      decide({}, { strategy: 'PREFERRED', preferred: [{ carrier: 'USPS', service }] }),
    );
  assert.deepEqual([prefer(null).rateId, prefer('b').rateId], ['b', 'b']);
  assert.equal(prefer(null).nextDifferenceMinor, -100);
  assert.deepEqual([prefer('other').rateId, prefer('other').fellBack], ['a', true]);
});

test('what the rule leaves out is counted with its reason', () => {
  const offers = [
    offer('a', {}),
    offer('slow', { transitDays: 9 }),
    offer('d1', { carrier: 'DHL' }),
    offer('d2', { carrier: 'DHL' }),
  ];
  const silent = [
    { carrier: 'USPS' as const, reason: 'NO_OFFER' as const, message: 'Wrong ZIP code.' },
  ];
  const choice = chooseRate(
    offers,
    decide(
      { ruleName: 'Home', silent },
      { carriers: ['CANADA_POST', 'USPS'], maxTransitDays: 6, signature: 'SIGNATURE' },
    ),
  );
  assert.equal(choice.rateId, 'a');
  assert.deepEqual(
    choice.leftOut.map(({ carrier, reason, offers: count }) => [carrier, reason, count]),
    [
      ['CANADA_POST', 'TOO_SLOW', 1],
      ['DHL', 'NOT_IN_RULE', 2],
      ['USPS', 'NO_OFFER', 0],
    ],
  );
  const english = explainChoice(choice, 'en');
  assert.match(
    english,
    /^Rule “Home”: the only fit offer, Canada Post Service a for \$10\.00, 5 days/,
  );
  assert.match(english, /DHL left out \(2 offers\): the rule does not allow this carrier\./);
  assert.match(english, /USPS made no offer: Wrong ZIP code\./);
  assert.match(explainChoice(choice, 'fr'), /^Règle « Home » : la seule offre admissible/);
});

test('nothing is chosen from nothing, and it is said', () => {
  const choice = chooseRate(
    [offer('a', {})],
    decide({ ruleName: 'DHL only' }, { carriers: ['DHL'] }),
  );
  assert.deepEqual([choice.rateId, choice.offers], [null, 0]);
  assert.match(explainChoice(choice, 'en'), /no offer is fit/);
});
