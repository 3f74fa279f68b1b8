import { creditNotesExport } from './credit-notes-export.ts';
import { customersExport } from './customers-export.ts';
import type { AnyExportContent, ExportKind } from './export-kind.ts';
import { invoicesExport } from './invoices-export.ts';
import { journalExport } from './journal-export.ts';
import { paymentsExport } from './payments-export.ts';
import { refundsExport } from './refunds-export.ts';

export const exportContents: Record<ExportKind, AnyExportContent> = {
  JOURNAL: journalExport,
  INVOICES: invoicesExport,
  PAYMENTS: paymentsExport,
  REFUNDS: refundsExport,
  CREDIT_NOTES: creditNotesExport,
  CUSTOMERS: customersExport,
};
