export type CsvRow = { line: number; cells: string[] };

/**
 * Reads CSV as spreadsheets write it (RFC 4180): quoted cells, doubled quotes, line ends inside quotes,
 * a byte order mark, and commas, semicolons or tabs between cells. Null when a quote is never closed.
 * Blank lines are left out; `line` counts from 1.
 */
export function readCsv(text: string): CsvRow[] | null {
  const source = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(source);
  const rows: CsvRow[] = [];
  let line = 1;
  let row: CsvRow = { line, cells: [] };
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.cells.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.cells.some((text) => text !== '')) rows.push(row);
    row = { line: line + 1, cells: [] };
  };
  for (let index = 0; index < source.length; index++) {
    const character = source[index] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (source[index + 1] === '"') cell += source[++index];
      else isQuoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
    if (character === '\n') line++;
  }
  endRow();
  return isQuoted ? null : rows;
}

/** The one that stands most often in the first line. */
function separatorOf(source: string): string {
  const first = source.split('\n', 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((one) => ({ one, count: first.split(one).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).one;
}
