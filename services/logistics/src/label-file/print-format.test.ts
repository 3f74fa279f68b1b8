import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { canPrint, joinPdfs, joinZpl } from './print-format.ts';

async function label(...sizes: [number, number][]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const size of sizes) document.addPage(size).drawText('Label');
  return document.save();
}

const sizesOf = async (file: Uint8Array) =>
  (await PDFDocument.load(file)).getPages().map((page) => {
    const { width, height } = page.getSize();
    return [width, height];
  });

test('labels are joined page by page in their own size', async () => {
  const files = [await label([288, 432]), await label([288, 432], [288, 432])];
  assert.deepEqual(await sizesOf(await joinPdfs(files, 'PDF_4X6')), Array(3).fill([288, 432]));
});

test('a 4x6 label is set on a sheet, and a sheet stays as it is', async () => {
  const files = [await label([288, 432]), await label([612, 792])];
  assert.deepEqual(await sizesOf(await joinPdfs(files, 'PDF_LETTER')), Array(2).fill([612, 792]));
  assert.deepEqual(await sizesOf(await joinPdfs(files, 'PDF_A4')), Array(2).fill([595.28, 841.89]));
});

test('what is no PDF is refused rather than printed', async () => {
  await assert.rejects(joinPdfs([Buffer.from('<html>')], 'PDF_4X6'));
});

test('ZPL stays ZPL and a sheet is not cut down to a label', () => {
  assert.equal(canPrint('PDF_4X6', 'PDF_A4'), true);
  assert.equal(canPrint('PDF_LETTER', 'PDF_4X6'), false);
  assert.equal(canPrint('ZPL_4X6', 'PDF_4X6'), false);
  assert.equal(canPrint('PDF_4X6', 'ZPL_4X6'), false);
  assert.equal(canPrint('ZPL_4X6', 'ZPL_4X6'), true);
  const joined = joinZpl([Buffer.from('^XA^XZ'), Buffer.from('^XA^XZ')]);
  assert.equal(joined.toString(), '^XA^XZ\n^XA^XZ\n');
});
