import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabelFormat } from '../carrier/carrier.ts';
import { returnFormat } from './return-request.ts';

const format = (...labelFormats: LabelFormat[]) => returnFormat({ labelFormats });

test('a customer gets a label for office paper where the carrier draws one, never one for a label printer', () => {
  assert.equal(format('PDF_4X6', 'PDF_LETTER', 'ZPL_4X6'), 'PDF_LETTER');
  assert.equal(format('ZPL_4X6', 'PDF_4X6'), 'PDF_4X6');
});
