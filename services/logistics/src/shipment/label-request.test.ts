import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Carrier, LabelFormat } from '../carrier/carrier.ts';
import { labelFormatOf, type ShipmentWithContents } from './label-request.ts';

const format = (wanted: string, sold: LabelFormat[], kept: string | null = null) =>
  labelFormatOf(
    {
      labelFormat: kept,
      fulfillment: { warehouse: { labelFormat: wanted } },
    } as ShipmentWithContents,
    { code: 'DHL', labelFormats: sold } as unknown as Carrier,
  );

test('a label is bought as the warehouse prints it, where the carrier sells it so', () => {
  assert.equal(format('ZPL_4X6', ['PDF_4X6', 'ZPL_4X6']), 'ZPL_4X6');
  assert.equal(format('PDF_LETTER', ['PDF_4X6', 'PDF_LETTER']), 'PDF_LETTER');
});

test('otherwise it is bought as 4x6, which can be set on any sheet', () => {
  assert.equal(format('ZPL_4X6', ['PDF_4X6']), 'PDF_4X6');
  assert.equal(format('PDF_A4', ['PDF_LETTER', 'PDF_4X6']), 'PDF_4X6');
  assert.equal(format('PDF_A4', ['PDF_LETTER']), 'PDF_LETTER');
});

test('a label that was bought stays in its format, whatever the printer is by then', () => {
  assert.equal(format('PDF_4X6', ['PDF_4X6', 'ZPL_4X6'], 'ZPL_4X6'), 'ZPL_4X6');
});
