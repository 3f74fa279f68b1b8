import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doorSecret, isOpenPath, originsOf } from './app.ts';

test('staff cannot sign up, and no door offers what is not listed', () => {
  assert.ok(isOpenPath('dashboard', '/sign-up/email'));
  assert.ok(!isOpenPath('backoffice', '/sign-up/email'));
  assert.ok(!isOpenPath('dashboard', '/delete-user'));
  assert.ok(!isOpenPath('dashboard', '/sign-in/email/'));
});

test('the doors sign with different keys', () => {
  assert.notEqual(doorSecret('secret', 'dashboard'), doorSecret('secret', 'backoffice'));
});

test('only localhost has a second name', () => {
  assert.deepEqual(originsOf('http://localhost:3000/x'), [
    'http://localhost:3000',
    'http://127.0.0.1:3000',
  ]);
  assert.deepEqual(originsOf('https://app.example.com'), ['https://app.example.com']);
});
