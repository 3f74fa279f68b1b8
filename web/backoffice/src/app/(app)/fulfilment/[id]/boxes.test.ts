import assert from 'node:assert/strict';
import { test } from 'node:test';
import { productWeight, smallestBox } from './boxes.ts';

const kit = {
  name: 'Kit',
  quantity: 1,
  weightGrams: 900,
  lengthMillimetres: 110,
  widthMillimetres: 280,
  heightMillimetres: 200,
};

test('a thing fits a box however it is turned', () => {
  assert.equal(smallestBox([kit]), 'small');
});

test('several that fit one by one need the room for all', () => {
  assert.equal(smallestBox([{ ...kit, quantity: 2 }]), 'medium');
  assert.equal(smallestBox([{ ...kit, quantity: 9 }]), null);
});

test('what is too long, or of unknown size, is left to the person', () => {
  assert.equal(smallestBox([{ ...kit, widthMillimetres: 900 }]), null);
  assert.equal(smallestBox([{ ...kit, heightMillimetres: null }]), null);
});

test('the weight counts pieces and names what it does not know', () => {
  assert.deepEqual(
    productWeight([
      { ...kit, quantity: 3 },
      { ...kit, name: 'Bracket', weightGrams: null },
    ]),
    { weightGrams: 2700, unknown: ['Bracket'] },
  );
});
