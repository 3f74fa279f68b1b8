import PdfDocument from 'pdfkit';

export type Sheet = PDFKit.PDFDocument;

/** An address as it stands on paper. */
export type PaperAddress = {
  name: string;
  company?: string | null | undefined;
  line1: string;
  line2?: string | null | undefined;
  city: string;
  region: string;
  postalCode: string;
  country: string;
};

export const ink = '#14213d';
export const faint = '#5c677d';

/** US Letter in points, with our margin. */
export const letter = { width: 612, height: 792, margin: 54, right: 558 };

/** Draws a PDF on US Letter and gives its bytes; what is drawn fits on A4 too when that is asked for. */
export function drawSheet(
  title: string,
  draw: (sheet: Sheet) => void,
  { size = 'LETTER' }: { size?: 'LETTER' | 'A4' } = {},
): Promise<Buffer> {
  const sheet = new PdfDocument({
    size,
    margin: letter.margin,
    bufferPages: true,
    info: { Title: title, Author: 'Mobilytics' },
    lang: 'en-CA',
  });
  const finished = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    sheet.on('data', (chunk: Buffer) => chunks.push(chunk));
    sheet.on('end', () => resolve(Buffer.concat(chunks)));
    sheet.on('error', reject);
  });
  draw(sheet);
  sheet.end();
  return finished;
}

/** Our name at the left, the paper's name in both languages at the right. */
export function drawTitle(sheet: Sheet, titles: readonly string[]): void {
  sheet.fillColor(ink).font('Helvetica-Bold').fontSize(22).text('mobilytics', letter.margin, 54);
  sheet.font('Helvetica').fontSize(11);
  sheet.text(titles.join('\n'), letter.margin, 56, { align: 'right' });
  rule(sheet, 96);
}

/** Facts side by side, each under its label; a long one gets more room. */
export function drawFacts(sheet: Sheet, facts: readonly [string, string][], y: number): void {
  const shares = facts.map(([label, value]) => Math.max(label.length * 0.75, value.length, 10));
  const all = shares.reduce((sum, share) => sum + share, 0);
  let x = letter.margin;
  for (const [index, [label, value]] of facts.entries()) {
    const width = ((letter.right - letter.margin) * (shares[index] ?? 0)) / all;
    const text = { width: width - 6, height: 28, ellipsis: true };
    sheet.fillColor(faint).fontSize(8).text(label, x, y, text);
    sheet
      .fillColor(ink)
      .fontSize(10)
      .text(value, x, y + 12, text);
    x += width;
  }
}

export function drawAddress(
  sheet: Sheet,
  label: string,
  address: PaperAddress,
  x: number,
  y: number,
) {
  const lines = [
    address.name,
    address.company,
    address.line1,
    address.line2,
    `${address.city} ${address.region}  ${address.postalCode}`,
    address.country,
  ];
  sheet.fillColor(faint).fontSize(8).text(label, x, y);
  sheet.fillColor(ink).fontSize(11);
  const text = lines.filter(Boolean).join('\n');
  sheet.text(text, x, y + 13, { width: 240, height: 90, ellipsis: true });
}

/** A line at the foot of every page, which gets its number. */
export function drawFeet(sheet: Sheet, text: (page: number, pages: number) => string): void {
  const { start, count } = sheet.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    sheet.switchToPage(start + index);
    // The foot stands in the margin, where pdfkit would begin a new page.
    sheet.page.margins.bottom = 0;
    sheet.font('Helvetica').fillColor(faint).fontSize(8);
    sheet.text(text(index + 1, count), letter.margin, 748, { align: 'center' });
  }
}

export function rule(sheet: Sheet, y: number): void {
  sheet.strokeColor('#d0d5de').lineWidth(0.75);
  sheet.moveTo(letter.margin, y).lineTo(letter.right, y).stroke();
}
