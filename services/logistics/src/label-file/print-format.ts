import { PDFDocument, type PDFPage } from 'pdf-lib';
import type { LabelFormat } from '../carrier/carrier.ts';
import type { LabelFileFormat } from '../generated/resolvers.ts';

/** In points. */
const sheets = {
  PDF_LETTER: { width: 612, height: 792 },
  PDF_A4: { width: 595.28, height: 841.89 },
} as const;

/** Printers leave an edge of about a quarter of an inch blank. */
const edge = 18;

/** Whether a label that was bought in one format can be printed in another. ZPL and PDF do not mix. */
export function canPrint(bought: LabelFormat, wanted: LabelFileFormat): boolean {
  if (bought === 'ZPL_4X6' || wanted === 'ZPL_4X6') return bought === wanted;
  return wanted !== 'PDF_4X6' || bought === 'PDF_4X6';
}

/** The files one after the other, each page set on a sheet where the printer wants sheets. */
export async function joinPdfs(
  files: readonly Uint8Array[],
  format: LabelFileFormat | null,
): Promise<Uint8Array> {
  const joined = await PDFDocument.create();
  for (const file of files) {
    const source = await PDFDocument.load(file);
    if (format === 'PDF_LETTER' || format === 'PDF_A4') {
      await setOnSheets(joined, source, sheets[format]);
    } else {
      const pages = await joined.copyPages(source, source.getPageIndices());
      for (const page of pages) joined.addPage(page);
    }
  }
  return joined.save();
}

/** A page that fits goes to the head of its sheet in its true size; a larger one is made to fit. */
async function setOnSheets(
  joined: PDFDocument,
  source: PDFDocument,
  sheet: { width: number; height: number },
): Promise<void> {
  for (const page of source.getPages()) {
    const { width, height } = page.getSize();
    if (width === sheet.width && height === sheet.height) {
      const [copy] = await joined.copyPages(source, [source.getPages().indexOf(page)]);
      joined.addPage(copy as PDFPage);
      continue;
    }
    const drawn = await joined.embedPage(page);
    const room = { width: sheet.width - 2 * edge, height: sheet.height - 2 * edge };
    const scale = Math.min(1, room.width / width, room.height / height);
    joined.addPage([sheet.width, sheet.height]).drawPage(drawn, {
      x: edge,
      y: sheet.height - edge - height * scale,
      width: width * scale,
      height: height * scale,
    });
  }
}

/** A printer reads ZPL labels one after the other. */
export const joinZpl = (files: readonly Uint8Array[]) =>
  Buffer.concat(files.flatMap((file) => [file, Buffer.from('\n')]));
