import PDFDocument from 'pdfkit';
import type { File, LabelFormat } from '../carrier.ts';
import { unreadable } from './errors.ts';

const widthPoints = 4 * 72;
const heightPoints = 6 * 72;

/** What was downloaded, as the format that was asked for. Older accounts have pictures and no PDF. */
export async function toLabel(content: Buffer, format: LabelFormat): Promise<File> {
  const start = content.subarray(0, 8).toString('latin1');
  if (format === 'ZPL_4X6') {
    if (!/^\s*(\^XA|~)/.test(start)) throw unreadable('The label is no ZPL.');
    return { format, content };
  }
  if (start.startsWith('%PDF-')) return { format: 'PDF_4X6', content };
  if (start.startsWith('\x89PNG')) return { format: 'PDF_4X6', content: await onePage(content) };
  throw unreadable('The label is neither a PDF nor a picture.');
}

function onePage(picture: Buffer): Promise<Buffer> {
  const document = new PDFDocument({ size: [widthPoints, heightPoints], margin: 0 });
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    try {
      document.image(picture, 0, 0, { fit: [widthPoints, heightPoints], align: 'center' });
      document.end();
    } catch {
      reject(unreadable('The label’s picture is broken.'));
    }
  });
}
