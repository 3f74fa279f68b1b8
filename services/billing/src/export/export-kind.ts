import { toDecimal } from '@mobilytics/money/money';
import type { Database } from '../context.ts';

export const exportKinds = [
  'JOURNAL',
  'INVOICES',
  'PAYMENTS',
  'REFUNDS',
  'CREDIT_NOTES',
  'CUSTOMERS',
] as const;

export type ExportKind = (typeof exportKinds)[number];

/** From a moment until before another; rows that came later than `until` belong to another export. */
export interface ExportPeriod {
  from: Date;
  to: Date;
  until: Date;
}

/** The row after which the next page begins. */
export interface ExportCursor {
  at: string;
  id: string;
}

export interface ExportColumn<Row> {
  /** The head of the column, the same in every language, because programs read it. */
  name: string;
  en: string;
  fr: string;
  of: (row: Row) => string | null;
}

/** What one kind of export holds: its columns, and its rows in a lasting order. */
export interface ExportContent<Row> {
  columns: readonly ExportColumn<Row>[];
  count(db: Database, period: ExportPeriod): Promise<number>;
  /** The rows after the cursor, oldest first. */
  page(
    db: Database,
    period: ExportPeriod,
    after: ExportCursor | null,
    take: number,
  ): Promise<readonly Row[]>;
  cursorOf(row: Row): ExportCursor;
}

// biome-ignore lint/suspicious/noExplicitAny: only `any` lets exports of different rows share a list.
export type AnyExportContent = ExportContent<any>;

export const defineExport = <Row>(content: ExportContent<Row>): ExportContent<Row> => content;

/** Rows beyond the cursor in the order of a time and the id. */
export const beyond = (field: string, after: ExportCursor | null) =>
  after === null
    ? {}
    : {
        OR: [
          { [field]: { gt: new Date(after.at) } },
          { [field]: new Date(after.at), id: { gt: after.id } },
        ],
      };

export const within = (field: string, { from, to }: ExportPeriod) => ({
  [field]: { gte: from, lt: to },
});

export const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

export const amount = (amountMinor: number | bigint | null, currency: string): string | null =>
  amountMinor === null ? null : toDecimal({ amountMinor: Number(amountMinor), currency });
