import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeProblems, problemsFromPaths } from './form-problems.ts';

const fields = ['name', 'lines', 'address.postalCode', 'city'];
const place = (path: string[], names?: Record<string, string>) =>
  placeProblems(problemsFromPaths([{ message: 'm', path }], names), fields)[0]?.field;

test('a problem goes to the field of its path', () => {
  assert.equal(place(['input', 'name']), 'name');
  assert.equal(place(['input', 'address', 'postalCode']), 'address.postalCode');
});

test('a problem inside of a list goes to the list when there is no field for the item', () => {
  assert.equal(place(['input', 'lines', '0', 'quantity']), 'lines');
});

test('a problem of a nested input goes to the flat field of its last part', () => {
  assert.equal(place(['input', 'address', 'city']), 'city');
});

test('a problem that no field stands for concerns the form, and is not lost', () => {
  assert.equal(place(['input']), null);
  assert.equal(place(['input', 'version']), null);
});

test('a page may name the field of a path', () => {
  assert.equal(place(['input', 'address', 'line1'], { 'address.line1': 'city' }), 'city');
});
