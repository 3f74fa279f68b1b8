import { FileProblem } from './file-problem.ts';

/**
 * Hears a row as the values of the asked columns, in the order asked; '' for a value that the row
 * lacks. `line` is the line of the file that the row begins on, from 1.
 */
export type RowListener = (values: string[], line: number) => void;

/**
 * Reads CSV (RFC 4180; LF or CRLF) whose first line names the columns, in any order. Columns that
 * nobody asked for are passed over and so are blank lines. Throws a `FileProblem` for a text that
 * is no such CSV, a row with more values than the header has names included: a decimal comma or a
 * missing quote would otherwise move values into other columns.
 */
export function parseCsv(
  file: string,
  text: string,
  columns: readonly string[],
  onRow: RowListener,
): void {
  let places: number[] | null = null;
  let width = 0;
  const accept = (row: string[], line: number) => {
    if (row.length === 1 && row[0]?.trim() === '') return;
    if (places === null) {
      places = placesOf(file, row, line, columns);
      width = row.length;
      return;
    }
    if (row.length > width && row.slice(width).some((value) => value.trim() !== '')) {
      const reason = `${row.length} values, but the header names ${width} columns`;
      throw new FileProblem(file, line, reason);
    }
    const values: string[] = [];
    for (const place of places) values.push(row[place] ?? '');
    onRow(values, line);
  };
  if (text.includes('"')) splitQuoted(file, text, accept);
  else splitPlain(text, accept);
  if (places === null)
    throw new FileProblem(file, 1, 'the file is empty; a header line is missing');
}

function placesOf(file: string, header: string[], line: number, columns: readonly string[]) {
  const names = header.map((name) => name.trim());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const reason = `the header lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`;
    throw new FileProblem(file, line, reason);
  }
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice) throw new FileProblem(file, line, `the header names the column ${twice} twice`);
  return columns.map((column) => names.indexOf(column));
}

function splitPlain(text: string, accept: RowListener): void {
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const stop = end > start && text[end - 1] === '\r' ? end - 1 : end;
    accept(text.slice(start, stop).split(','), line);
    start = end + 1;
  }
}

/** Reads field by field, because a quoted one may hold commas and line ends. */
function splitQuoted(file: string, text: string, accept: RowListener): void {
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    const firstLine = line;
    for (let endsRow = false; !endsRow; ) {
      let end = text[at] === '"' ? closingQuote(text, at) + 1 : fieldEnd(text, at);
      if (end === 0) throw new FileProblem(file, line, 'a quote is opened and never closed');
      if (text[at] === '"') {
        const value = text.slice(at + 1, end - 1).replaceAll('""', '"');
        line += value.split('\n').length - 1;
        row.push(value);
      } else row.push(text.slice(at, end));
      if (text[end] === '\r' && text[end + 1] === '\n') end++;
      endsRow = text[end] !== ',';
      if (endsRow && end < text.length && text[end] !== '\n') {
        throw new FileProblem(file, line, 'text after a closing quote');
      }
      at = end + 1;
    }
    accept(row, firstLine);
    line++;
  }
}

/** Where the quote that opens at `open` closes; -1 if nowhere. A doubled quote does not close it. */
function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}

function fieldEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n') end++;
  return text[end] === '\n' && end > start && text[end - 1] === '\r' ? end - 1 : end;
}
