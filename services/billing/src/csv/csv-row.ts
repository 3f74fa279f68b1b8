/**
 * A line of a CSV file (RFC 4180) with its end. A text that a spreadsheet would run as a formula is
 * kept a text; an amount may be negative.
 */
export const csvRow = (cells: readonly (string | null)[]): string =>
  `${cells.map((cell) => csvField(cell ?? '')).join(',')}\r\n`;

/** What tells spreadsheets that a file is UTF-8. */
export const byteOrderMark = '\uFEFF';

function csvField(text: string): string {
  const isAmount = /^-?\d+(\.\d+)?$/.test(text);
  const safe = !isAmount && /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
