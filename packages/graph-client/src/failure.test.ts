import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { describeFailure, failureCode, userProblems } from './failure.ts';

const failure = (extensions: Record<string, unknown>) =>
  new CombinedGraphQLErrors({ errors: [{ message: 'secret detail', extensions }] });

test('a failure is told in the language of the person and without the server’s message', () => {
  const english = describeFailure(failure({ code: 'RATE_LIMITED' }), 'en');
  const french = describeFailure(failure({ code: 'RATE_LIMITED' }), 'fr-CA');
  assert.match(english.title, /Too many requests/);
  assert.match(french.title, /Trop de demandes/);
  assert.doesNotMatch(JSON.stringify([english, french]), /secret/);
});

test('a code that nobody explained is our fault, and carries the number of the request', () => {
  const text = describeFailure(failure({ code: 'NEW_CODE', requestId: 'req_1' }), 'en');
  assert.match(text.title, /our side/);
  assert.equal(text.requestId, 'req_1');
});

test('a network that fails is not mistaken for a fault of the server', () => {
  assert.equal(failureCode(new TypeError('Failed to fetch')), 'OFFLINE');
  assert.equal(failureCode(new Error('x')), 'INTERNAL');
});

test('a success has no problems, a named error one, an invalid input all of its own', () => {
  assert.deepEqual(userProblems({ __typename: 'PlaceOrderSuccess' }), []);
  assert.deepEqual(userProblems(undefined), []);
  const path = ['input', 'name'];
  assert.deepEqual(userProblems({ __typename: 'NotFound', message: 'm', path }), [
    { message: 'm', path },
  ]);
  const problems = [
    { message: 'a', path: ['input', 'a'] },
    { message: 'b', path: ['input', 'b'] },
  ];
  assert.deepEqual(
    userProblems({ __typename: 'InvalidInput', message: 'a', path, problems }),
    problems,
  );
});
