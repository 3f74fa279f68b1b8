import { amount, type ExportColumn } from './export-kind.ts';

/** Columns that exports of different things share. */

export const organizationColumn: ExportColumn<{ organizationId: string | null }> = {
  name: 'organization_id',
  en: 'The customer; empty where there is none.',
  fr: 'Le client; vide s’il n’y en a pas.',
  of: ({ organizationId }) => organizationId,
};

export const currencyColumn: ExportColumn<{ currency: string }> = {
  name: 'currency',
  en: 'ISO 4217.',
  fr: 'ISO 4217.',
  of: ({ currency }) => currency,
};

/** What a paper comes to: without taxes, the taxes, and with them. */
export const totalColumns: readonly ExportColumn<{
  totalMinor: number;
  taxMinor: number;
  currency: string;
}>[] = [
  {
    name: 'net',
    en: 'Without taxes.',
    fr: 'Sans les taxes.',
    of: ({ totalMinor, taxMinor, currency }) => amount(totalMinor - taxMinor, currency),
  },
  {
    name: 'tax',
    en: 'All taxes.',
    fr: 'Toutes les taxes.',
    of: ({ taxMinor, currency }) => amount(taxMinor, currency),
  },
  {
    name: 'total',
    en: 'With taxes.',
    fr: 'Avec les taxes.',
    of: ({ totalMinor, currency }) => amount(totalMinor, currency),
  },
];
