import { faint, ink, letter, rule, type Sheet } from '@mobilytics/paper/sheet';

export interface Column {
  head: string;
  /** Its share of the width. */
  share: number;
  isNumber?: boolean;
}

/** Below this a page of Letter or A4 has its foot. */
const lowest = 690;
const gap = 8;

/** A table that goes on over as many pages as it needs, its heads on each. */
export function drawTable(
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): void {
  const boxes = boxesOf(columns);
  drawHeads(sheet, columns, boxes);
  for (const row of rows) {
    sheet.font('Helvetica').fontSize(9);
    const heights = row.map((text, index) =>
      sheet.heightOfString(text, { width: boxes[index]?.width ?? 0 }),
    );
    const height = Math.max(...heights);
    if (sheet.y + height > lowest) {
      sheet.addPage();
      sheet.y = letter.margin;
      drawHeads(sheet, columns, boxes);
    }
    const { y } = sheet;
    sheet.font('Helvetica').fillColor(ink).fontSize(9);
    for (const [index, text] of row.entries()) {
      const box = boxes[index];
      if (box) sheet.text(text, box.x, y, { width: box.width, align: box.align });
    }
    sheet.y = y + height + 6;
  }
  rule(sheet, sheet.y);
  sheet.y += 8;
}

interface Box {
  x: number;
  width: number;
  align: 'left' | 'right';
}

function boxesOf(columns: readonly Column[]): Box[] {
  const whole = letter.right - letter.margin - gap * (columns.length - 1);
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  let x = letter.margin;
  return columns.map(({ share, isNumber }) => {
    const width = (whole * share) / all;
    const box: Box = { x, width, align: isNumber ? 'right' : 'left' };
    x += width + gap;
    return box;
  });
}

function drawHeads(sheet: Sheet, columns: readonly Column[], boxes: readonly Box[]): void {
  const { y } = sheet;
  sheet.font('Helvetica').fillColor(faint).fontSize(8);
  for (const [index, { head }] of columns.entries()) {
    const box = boxes[index];
    if (box) sheet.text(head, box.x, y, { width: box.width, align: box.align });
  }
  rule(sheet, y + 13);
  sheet.y = y + 19;
}

/** Amounts under the table, at the right; the last one counts. */
export function drawTotals(sheet: Sheet, totals: readonly (readonly [string, string])[]): void {
  if (sheet.y + totals.length * 15 > lowest) {
    sheet.addPage();
    sheet.y = letter.margin;
  }
  for (const [index, [label, value]] of totals.entries()) {
    const { y } = sheet;
    const isLast = index === totals.length - 1;
    sheet.font(isLast ? 'Helvetica-Bold' : 'Helvetica').fontSize(isLast ? 11 : 9.5);
    sheet.fillColor(isLast ? ink : faint).text(label, 300, y, { width: 160, align: 'right' });
    sheet.fillColor(ink).text(value, 466, y, { width: letter.right - 466, align: 'right' });
    sheet.y = y + (isLast ? 18 : 15);
  }
}
