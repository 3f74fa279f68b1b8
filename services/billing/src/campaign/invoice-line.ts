import { ensureCustomer } from '../account/ensure-customer.ts';
import { serviceTaxRates } from '../account/service-tax-rates.ts';
import type { Tx, Work } from '../context.ts';
import type { CampaignLine, LineCharge } from '../generated/prisma/client.ts';
import { carryOut } from '../intent/carry-out.ts';
import { intend } from '../intent/intend.ts';
import { addInvoiceItem } from '../invoice/add-invoice-item.ts';
import { createInvoice } from '../invoice/create-invoice.ts';
import { finalizeInvoice } from '../invoice/finalize-invoice.ts';
import { flightPeriod } from './flight-period.ts';
import { lineDescription } from './line-description.ts';

const DAYS_UNTIL_DUE = 30;

/**
 * Invoices a line at its fixed price: a draft, one item, a number. Each step is an intent under a key
 * of the charge, so that a run after a crash finds the steps that were made and goes on.
 */
export async function invoiceLine(work: Work, lineId: string): Promise<void> {
  const charge = await work.db.lineCharge.findUnique({ where: { lineId } });
  if (charge === null || charge.state !== 'INTENDED') return;
  const { id, organizationId, amountMinor, currency } = charge;
  const line = await work.db.campaignLine.findUniqueOrThrow({ where: { lineId } });
  const account = await work.db.billingAccount.findUniqueOrThrow({ where: { organizationId } });
  const taxRateIds = await serviceTaxRates(work, account, line.startedAt ?? charge.createdAt);
  // The charge waits until there is an address.
  if (taxRateIds === null) return note(work, charge, 'NO_ADDRESS');
  const customerId = await ensureCustomer(work, account);
  const locale = account.invoiceLocale === 'fr' ? 'fr' : 'en';
  const description = lineDescription(line, locale);
  const metadata = metadataOf(line);
  const about = (step: string) => ({ organizationId, key: `line-charge:${id}:${step}` });
  const draft = await step(work, charge, (tx) =>
    intend(
      tx,
      createInvoice,
      { customerId, currency, description, daysUntilDue: DAYS_UNTIL_DUE, metadata },
      about('invoice'),
    ),
  );
  if (draft === null) return;
  const item = await step(work, charge, (tx) =>
    intend(
      tx,
      addInvoiceItem,
      {
        ...{ customerId, stripeInvoiceId: draft, amountMinor, currency, description, taxRateIds },
        ...{ metadata, period: flightPeriod(line) },
      },
      about('item'),
    ),
  );
  if (item === null) return;
  const finalized = await step(work, charge, (tx) =>
    intend(tx, finalizeInvoice, { stripeInvoiceId: draft }, about('finalize')),
  );
  if (finalized === null) return;
  await work.transact((tx) =>
    tx.db.lineCharge.updateMany({
      where: { id, state: 'INTENDED' },
      data: { state: 'INVOICED', stripeInvoiceId: draft, refusal: null, invoicedAt: tx.now },
    }),
  );
}

/** What a step made; null while Stripe does not say, or when it refuses, which ends the charge. */
async function step(
  work: Work,
  charge: LineCharge,
  intent: (tx: Tx) => Promise<string>,
): Promise<string | null> {
  const outcome = await carryOut(work, await work.transact(intent));
  if (outcome.outcome === 'REFUSED') await refuse(work, charge, outcome.message);
  return outcome.outcome === 'DONE' ? outcome.objectId : null;
}

/** By which the invoice and its line tell what they are for. */
export const metadataOf = ({ organizationId, campaignId, lineId }: CampaignLine) => ({
  organization_id: organizationId,
  campaign_id: campaignId,
  line_id: lineId,
  kind: 'CAMPAIGN',
});

async function note(work: Work, { id, refusal }: LineCharge, waitsFor: string): Promise<void> {
  if (refusal === waitsFor) return;
  await work.transact((tx) =>
    tx.db.lineCharge.update({ where: { id }, data: { refusal: waitsFor } }),
  );
}

async function refuse(work: Work, { id, lineId }: LineCharge, refusal: string): Promise<void> {
  work.log.error({ lineId, refusal }, 'Stripe refuses to invoice a line.');
  await work.transact((tx) =>
    tx.db.lineCharge.updateMany({
      where: { id, state: 'INTENDED' },
      data: { state: 'REFUSED', refusal },
    }),
  );
}
