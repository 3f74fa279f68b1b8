import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeMessages } from './merge-messages.ts';

test('an app adds to a group of messages without losing the shared ones', () => {
  const shared = { signIn: { title: 'Sign in' }, back: 'Back' };
  assert.deepEqual(mergeMessages(shared, { signIn: { signUp: 'Create an account' } }), {
    signIn: { title: 'Sign in', signUp: 'Create an account' },
    back: 'Back',
  });
  assert.deepEqual(shared.signIn, { title: 'Sign in' });
});

test('an app can say a shared message in its own words', () => {
  assert.deepEqual(mergeMessages({ back: 'Back' }, { back: 'Go home' }), { back: 'Go home' });
});
