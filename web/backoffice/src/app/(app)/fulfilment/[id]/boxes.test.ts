import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ProductSize, productWeight, smallestBox } from './boxes.ts';

const kit = {
  name: 'Kit',
  quantity: 1,
  weightGrams: 900,
  lengthMillimetres: 110,
  widthMillimetres: 280,
  heightMillimetres: 200,
};

const box = (id: string, sides: [number, number, number], maxWeightGrams: number) => ({
  ...{ id, name: id, tareGrams: 200, maxWeightGrams },
  ...{ lengthMillimetres: sides[0], widthMillimetres: sides[1], heightMillimetres: sides[2] },
});
const boxes = [box('medium', [400, 300, 250], 20_000), box('small', [300, 220, 120], 5_000)];
const smallest = (products: ProductSize[]) => smallestBox(products, boxes)?.id;

test('a thing fits a box however it is turned', () => {
  assert.equal(smallest([kit]), 'small');
});

test('several that fit one by one need the room for all', () => {
  assert.equal(smallest([{ ...kit, quantity: 2 }]), 'medium');
  assert.equal(smallest([{ ...kit, quantity: 9 }]), undefined);
});

test('what is too long, or of unknown size, is left to the person', () => {
  assert.equal(smallest([{ ...kit, widthMillimetres: 900 }]), undefined);
  assert.equal(smallest([{ ...kit, heightMillimetres: null }]), undefined);
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

test('a box carries no more than it may', () => {
  assert.equal(smallest([{ ...kit, weightGrams: 4_900 }]), 'medium');
  assert.equal(smallest([{ ...kit, weightGrams: 19_900 }]), undefined);
});
