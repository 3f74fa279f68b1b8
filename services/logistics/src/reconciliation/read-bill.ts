import type { Identity } from '@mobilytics/identity/identity';
import { readCsv } from '../device/read-csv.ts';

export type BillLine = {
  /** The line of the file, 1 is the headings. */
  row: number;
  trackingNumber: string | null;
  description: string;
  /** Negative for a credit. */
  amountMinor: number;
  /** `YYYY-MM-DD` */
  shippedOn: string | null;
};

type Problem = { row: number; field: string; message: string };
type Locale = Identity['locale'];

/** The columns, and what carriers and bookkeepers call them. */
const headings = {
  tracking_number: [
    ...['tracking number', 'tracking', 'tracking id', 'tracking no', 'pin', 'item number'],
    ...['barcode', 'waybill number', 'waybill', 'awb', 'shipment number', 'shipment id', 'suivi'],
    ...['article number', 'numero de suivi', 'numéro de suivi', 'n° de suivi'],
  ],
  amount: [
    ...['total', 'total amount', 'total charge', 'total charges', 'net charge', 'charge', 'due'],
    ...['amount due', 'postage', 'total amount incl vat', 'purchase amount', 'montant'],
  ],
  currency: ['currency code', 'billing currency', 'devise', 'monnaie'],
  description: ['service', 'product', 'product name', 'details', 'charge description', 'libellé'],
  ship_date: ['shipment date', 'mailing date', 'date', 'ship date', 'date d’expédition'],
} as const;

type Column = keyof typeof headings;
const wanted: readonly Column[] = ['tracking_number', 'amount', 'currency'];
const mostLines = 5_000;
const mostProblems = 200;

const messages = {
  quote: {
    en: 'A quotation mark is never closed.',
    fr: 'Un guillemet n’est jamais fermé.',
  },
  empty: { en: 'The file has no lines.', fr: 'Le fichier ne contient aucune ligne.' },
  long: {
    en: `The file has more than ${mostLines} lines. Split it.`,
    fr: `Le fichier compte plus de ${mostLines} lignes. Divisez-le.`,
  },
  missing: {
    en: 'There is no such column in the first line.',
    fr: 'Cette colonne manque dans la première ligne.',
  },
  amount: {
    en: 'This is no amount. Write 12.34, or -12.34 for a credit.',
    fr: 'Ce n’est pas un montant. Écrivez 12.34, ou -12.34 pour un crédit.',
  },
  currency: {
    en: 'The currency is CAD or USD, the same on every line.',
    fr: 'La devise est CAD ou USD, la même sur chaque ligne.',
  },
  number: {
    en: 'A tracking number has 6 to 40 letters and digits.',
    fr: 'Un numéro de suivi compte de 6 à 40 lettres et chiffres.',
  },
  date: { en: 'Write the date as 2026-11-30.', fr: 'Écrivez la date ainsi : 2026-11-30.' },
} as const;

type Bill = { lines: BillLine[]; currency: 'CAD' | 'USD'; totalMinor: number };

/** The lines of a carrier's bill, or everything in it that cannot be read. */
export function readBill(csv: string, locale: Locale): { bill: Bill } | { problems: Problem[] } {
  const say = (row: number, field: string, what: keyof typeof messages): Problem => ({
    ...{ row, field },
    message: messages[what][locale],
  });
  const rows = readCsv(csv);
  if (rows === null) return { problems: [say(1, 'csv', 'quote')] };
  const [head, ...body] = rows;
  if (head === undefined || body.length === 0) return { problems: [say(1, 'csv', 'empty')] };
  if (body.length > mostLines) return { problems: [say(mostLines + 2, 'csv', 'long')] };
  const columns = findColumns(head.cells);
  const missing = wanted.filter((column) => columns[column] === undefined);
  if (missing.length > 0) return { problems: missing.map((column) => say(1, column, 'missing')) };

  const problems: Problem[] = [];
  const currencies = new Set<string>();
  const lines = body.map(({ line: row, cells }): BillLine => {
    const cell = (column: Column) => cells[columns[column] ?? -1] ?? '';
    const trackingNumber = cell('tracking_number')
      .replaceAll(/[\s'-]/g, '')
      .toUpperCase();
    const amountMinor = readAmount(cell('amount'));
    const currency = cell('currency').toUpperCase();
    const shippedOn = cell('ship_date').slice(0, 10).replaceAll('/', '-');
    if (trackingNumber !== '' && !/^[A-Z0-9]{6,40}$/.test(trackingNumber)) {
      problems.push(say(row, 'tracking_number', 'number'));
    }
    if (amountMinor === null) problems.push(say(row, 'amount', 'amount'));
    currencies.add(currency);
    if (!['CAD', 'USD'].includes(currency) || currencies.size > 1) {
      problems.push(say(row, 'currency', 'currency'));
    }
    if (shippedOn !== '' && !isDay(shippedOn)) problems.push(say(row, 'ship_date', 'date'));
    return {
      row,
      trackingNumber: trackingNumber || null,
      description: cell('description').slice(0, 200),
      amountMinor: amountMinor ?? 0,
      shippedOn: shippedOn || null,
    };
  });
  if (problems.length > 0) return { problems: problems.slice(0, mostProblems) };
  const currency = currencies.has('USD') ? 'USD' : 'CAD';
  const totalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return { bill: { lines, currency, totalMinor } };
}

function findColumns(cells: readonly string[]): Partial<Record<Column, number>> {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[\s_.:]+/g, ' ')
      .trim();
  const names = cells.map(plain);
  const entries = Object.entries(headings).flatMap(([column, others]) => {
    // The first name in our order wins, so that `total` is read and not one of its parts.
    const index = [plain(column), ...others]
      .map((name) => names.indexOf(name))
      .find((at) => at >= 0);
    return index === undefined ? [] : [[column, index] as const];
  });
  return Object.fromEntries(entries);
}

/** `12.34`, `1,234.50`, `-12.34`, `(12.34)`, `$12.34`, and `12,34` as French files have it. */
function readAmount(text: string): number | null {
  const bare = text.replaceAll(/[\s$\u00A0\u202F]/g, '').replace('−', '-');
  const isCredit = /^\(.*\)$/.test(bare) || bare.startsWith('-') || bare.endsWith('-');
  const digits = bare.replaceAll(/[()-]/g, '');
  const point = /^\d+,\d{1,2}$/.test(digits)
    ? digits.replace(',', '.')
    : digits.replaceAll(',', '');
  const found = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(point);
  if (found === null) return null;
  const minor = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return isCredit ? -minor : minor;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(time).toJSON()?.startsWith(text) === true;
}
