import type { Recipe } from './recipes.ts';
import type { Victim } from './victim.ts';

const refused = (args: Record<string, unknown>): Recipe => ({ args, expected: 'refused' });

/** The books and the reports from them are for finance alone, whatever they are asked for. */
export const ledgerQueryRecipes = ({
  organizationId,
  invoiceId,
}: Victim): Record<string, Recipe[]> => {
  const currency = 'CAD';
  const period = { from: '2026-01-01', to: '2026-12-31', currency };
  return {
    ledgerTransactions: [
      refused({ filter: { organizationId } }),
      refused({ filter: { search: invoiceId } }),
    ],
    ledgerTransaction: [refused({ id: invoiceId })],
    trialBalance: [refused({})],
    stripeBalanceCheck: [refused({})],
    receivables: [refused({ currency })],
    receivableInvoices: [refused({ currency, organizationId })],
    revenue: [refused({ ...period, by: 'CUSTOMER' })],
    taxReport: [refused(period)],
    ledgerCurrencies: [refused({})],
    billingExports: [refused({})],
    billingExport: [refused({ id: organizationId })],
    billingExportColumns: [refused({ kind: 'JOURNAL' })],
  };
};

/** Nobody but finance has files written of the books. */
export const ledgerMutationRecipes = ({
  organizationId: id,
}: Victim): Record<string, Recipe[]> => ({
  startBillingExport: [
    refused({ input: { kind: 'CUSTOMERS', from: '2026-01-01', to: '2026-12-31' } }),
  ],
  cancelBillingExport: [refused({ input: { id } })],
  retryBillingExport: [refused({ input: { id } })],
});
