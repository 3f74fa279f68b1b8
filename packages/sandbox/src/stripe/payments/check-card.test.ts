import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkCard } from './check-card.ts';

const today = new Date('2026-11-23T12:00:00Z');
const good = { number: '4242 4242 4242 4242', expiry: '11 / 26', cvc: '123', name: 'Ada Roy' };
const problems = (changes: Partial<typeof good>) => {
  const checked = checkCard({ ...good, ...changes }, today);
  return 'problems' in checked ? checked.problems : {};
};

it('a card is good until the end of its last month', () => {
  assert.deepEqual(checkCard(good, today), {
    card: { number: '4242424242424242', expMonth: 11, expYear: 2026, cvc: '123' },
  });
  assert.deepEqual(problems({ expiry: '10/26' }), { expiry: 'expiry_past' });
  assert.deepEqual(problems({ expiry: '1126' }), {});
});

it('each field has its own problem', () => {
  assert.deepEqual(problems({ number: '' }), { number: 'number_missing' });
  assert.deepEqual(problems({ number: '4242 4242' }), { number: 'number_incomplete' });
  assert.deepEqual(problems({ number: '4242424242424243' }), { number: 'number_invalid' });
  assert.deepEqual(problems({ number: '4242x' }), { number: 'number_invalid' });
  assert.deepEqual(problems({ expiry: '00/30' }), { expiry: 'expiry_invalid' });
  assert.deepEqual(problems({ expiry: 'soon' }), { expiry: 'expiry_invalid' });
  assert.deepEqual(problems({ cvc: '12' }), { cvc: 'cvc_invalid' });
  assert.deepEqual(problems({ name: '  ' }), { name: 'name_missing' });
});

it('American Express has 15 digits and a code of four', () => {
  const amex = { number: '3782 822463 10005', cvc: '1234' };
  assert.deepEqual(problems(amex), {});
  assert.deepEqual(problems({ ...amex, cvc: '123' }), { cvc: 'cvc_invalid' });
});
