import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchPieces } from './match-pieces.ts';
import type { AnnouncedLine, FoundPiece } from './returned.ts';

const line = (changes: Partial<AnnouncedLine>): AnnouncedLine => ({
  ...{ lineId: 'oln_kit', sku: 'MSK-CARTOP', name: 'Kit', quantity: 2, serialized: true },
  ...{ serials: ['A1', 'A2'], unitPriceMinor: 100, weightGrams: 1, hsCode: null },
  countryOfOrigin: null,
  ...changes,
});
const lines = [
  line({}),
  line({ lineId: 'oln_bolt', sku: 'BOLT', quantity: 3, serialized: false, serials: [] }),
];
const piece = (changes: Partial<FoundPiece>): FoundPiece => ({
  ...{ lineId: 'oln_kit', serial: 'A1', quantity: 1, condition: 'GOOD', note: null },
  ...changes,
});
const bolts = (quantity: number) => piece({ lineId: 'oln_bolt', serial: null, quantity });
const second = piece({ serial: 'A2', condition: 'MISSING' });

test('each announced piece is accounted for once', () => {
  assert.equal(matchPieces(lines, [piece({}), second, bolts(3)]), null);
  assert.equal(matchPieces(lines, [piece({}), second, bolts(2)])?.kind, 'QUANTITY');
  assert.equal(matchPieces(lines, [piece({}), bolts(3)])?.kind, 'NOT_NAMED');
  assert.equal(matchPieces(lines, [piece({}), piece({}), bolts(3)])?.kind, 'TWICE');
});

test('a piece nobody announced can only be a wrong item', () => {
  const other = piece({ serial: 'B9' });
  assert.equal(matchPieces(lines, [piece({}), second, other, bolts(3)])?.kind, 'UNKNOWN_LINE');
  const wrong = piece({ serial: 'B9', condition: 'WRONG_ITEM' });
  assert.equal(matchPieces(lines, [piece({}), second, wrong, bolts(3)]), null);
  assert.equal(matchPieces(lines, [piece({ lineId: 'oln_x' })])?.kind, 'UNKNOWN_LINE');
});

test('a serial stands for one piece, and things without have none', () => {
  assert.equal(matchPieces(lines, [piece({ quantity: 2 })])?.kind, 'ONE_EACH');
  assert.equal(matchPieces(lines, [piece({ serial: null })])?.kind, 'SERIAL_NEEDED');
  const bolt = piece({ lineId: 'oln_bolt', serial: 'A1' });
  assert.equal(matchPieces(lines, [bolt])?.kind, 'NO_SERIALS');
});
