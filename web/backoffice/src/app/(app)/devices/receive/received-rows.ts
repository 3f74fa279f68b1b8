export interface ReceivedRow {
  /** Counted from 1, as the person sees the lines of the field. */
  line: number;
  serial: string;
  imei: string;
  firmware: string | null;
  problem: { code: RowProblem; otherLine?: number } | null;
}

export type RowProblem =
  | 'SERIAL'
  | 'IMEI'
  | 'IMEI_MISSING'
  | 'SERIAL_TWICE'
  | 'IMEI_TWICE'
  | 'TOO_MANY';

/** Reads lines that were typed, scanned or pasted from a spreadsheet, and checks each of them. */
export function readRows(text: string): ReceivedRow[] {
  const rows = text.split(/\r?\n/).flatMap((content, index) => {
    const cells = splitCells(content);
    return cells.length === 0 ? [] : [readRow(cells, index + 1)];
  });
  return rows.map((row, index) => {
    if (row.problem) return row;
    const before = rows.slice(0, index);
    const twin = before.find((other) => other.serial === row.serial);
    if (twin) return { ...row, problem: { code: 'SERIAL_TWICE', otherLine: twin.line } };
    const imeiTwin = before.find((other) => other.imei === row.imei);
    if (imeiTwin) return { ...row, problem: { code: 'IMEI_TWICE', otherLine: imeiTwin.line } };
    return row;
  });
}

function readRow(cells: string[], line: number): ReceivedRow {
  const [serial = '', imei = '', firmware = null] = cells;
  const row = { line, serial: serial.toUpperCase(), imei: imei.replaceAll('-', ''), firmware };
  const problem: RowProblem | null =
    cells.length > 3
      ? 'TOO_MANY'
      : !/^[A-Z0-9-]{4,40}$/.test(row.serial)
        ? 'SERIAL'
        : row.imei === ''
          ? 'IMEI_MISSING'
          : isImei(row.imei)
            ? null
            : 'IMEI';
  return { ...row, problem: problem && { code: problem } };
}

/** A spreadsheet sends tabs; elsewhere commas, semicolons or spaces stand between. */
function splitCells(content: string): string[] {
  return content
    .trim()
    .split(/\s*[\t,;]\s*|\s+/)
    .filter(Boolean);
}

/** Fifteen digits of which the last is the Luhn check digit (3GPP TS 23.003). */
function isImei(text: string): boolean {
  if (!/^\d{15}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
