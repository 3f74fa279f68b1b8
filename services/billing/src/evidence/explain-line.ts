import { type DeliveredSums, readDeliveredSums } from '../campaign/delivered-sums.ts';
import type { Database } from '../context.ts';
import type { CampaignLine, UsageBilling } from '../generated/prisma/client.ts';
import type { InvoiceLineRow } from '../invoice/invoice.repository.ts';
import { stripeTime } from '../mirror/stripe-time.ts';
import { readSources, type Sources, stripeLineOf } from './evidence-sources.ts';
import { explainOrder, isPlan, type OrderEvidence } from './explain-order.ts';
import { explainPlan, type PlanEvidence } from './explain-plan.ts';
import { explainProration, type Proration } from './explain-proration.ts';
import { explainTaxes, type StripeTaxRate, type TaxOnLine } from './explain-taxes.ts';
import { originOf, type StripeInvoice, type StripeLine } from './stripe-line.ts';

export interface CampaignEvidence {
  kind: 'CAMPAIGN';
  line: CampaignLine;
  delivered: DeliveredSums | null;
}

export interface UsageEvidence {
  kind: 'USAGE';
  billing: UsageBilling;
  from: Date;
  to: Date;
  invoicedQuantity: number;
  lines: { line: CampaignLine; quantity: number }[];
}

export interface ProrationEvidence extends Proration {
  kind: 'PRORATION';
  currency: string;
}

export interface TaxEvidence extends TaxOnLine {
  kind: 'TAX';
  currency: string;
}

/** The line stands on an invoice that staff wrote. */
export interface HandWrittenEvidence {
  kind: 'HAND_WRITTEN';
  reason: string | null;
}

export type LineEvidence =
  | OrderEvidence
  | PlanEvidence
  | CampaignEvidence
  | UsageEvidence
  | ProrationEvidence
  | TaxEvidence
  | HandWrittenEvidence;

/** What each line rests on; nothing but taxes for a line that nobody can explain. */
export async function explainLines(
  db: Database,
  lines: readonly InvoiceLineRow[],
): Promise<LineEvidence[][]> {
  const sources = await readSources(db, lines);
  return Promise.all(lines.map((row) => explainLine(db, row, sources)));
}

/** Taxes say how an amount came about, and not what a line is for. */
export const isExplained = (evidence: readonly LineEvidence[]): boolean =>
  evidence.some(({ kind }) => kind !== 'TAX');

async function explainLine(
  db: Database,
  row: InvoiceLineRow,
  sources: Sources,
): Promise<LineEvidence[]> {
  const line = stripeLineOf(sources.invoices, row);
  if (line === null) return [];
  const { currency } = row;
  const proration = explainProration(line, wholeOf(line, sources));
  return [
    explainOrder(row, line, sources),
    isPlan(line, sources.objects) ? await explainPlan(db, row, line, sources) : null,
    await explainCampaign(db, row, line),
    await explainUsage(db, row, line),
    explainHandWritten(sources.invoices.get(row.invoiceId)),
    proration && { kind: 'PRORATION' as const, ...proration, currency },
    ...explainTaxes(line, sources.objects as ReadonlyMap<string, StripeTaxRate>).map((tax) => ({
      ...{ kind: 'TAX' as const, ...tax, currency },
    })),
  ].filter((evidence) => evidence !== null);
}

/** The line that a proration gives back, and the period of its subscription's item. */
function wholeOf(line: StripeLine, { objects }: Sources) {
  const credited = originOf(line).proration_details?.credited_items;
  const invoice = credited && (objects.get(credited.invoice) as StripeInvoice | undefined);
  const creditedLine = invoice?.lines.data.find(({ id }) =>
    credited?.invoice_line_items.includes(id),
  );
  return { credited: creditedLine ?? null, period: periodOf(line, objects) };
}

interface MirroredSubscription {
  items: { data: { id: string; current_period_start: number; current_period_end: number }[] };
}

function periodOf(line: StripeLine, objects: Sources['objects']): [number, number] | null {
  const details = line.parent?.subscription_item_details;
  const found = details?.subscription ? objects.get(details.subscription) : undefined;
  const items = (found as MirroredSubscription | undefined)?.items.data ?? [];
  const item = items.find(({ id }) => id === details?.subscription_item);
  return item ? [item.current_period_start, item.current_period_end] : null;
}

async function explainCampaign(
  db: Database,
  { organizationId }: InvoiceLineRow,
  { metadata }: StripeLine,
): Promise<CampaignEvidence | null> {
  const lineId = metadata.line_id;
  if (lineId === undefined || metadata.campaign_id === undefined) return null;
  const line = await db.campaignLine.findFirst({ where: { lineId, organizationId } });
  if (line === null) return null;
  const sums = await readDeliveredSums(db, organizationId, [lineId]);
  return { kind: 'CAMPAIGN', line, delivered: sums.get(lineId) ?? null };
}

async function explainUsage(
  db: Database,
  { organizationId }: InvoiceLineRow,
  line: StripeLine,
): Promise<UsageEvidence | null> {
  const stripePriceId = line.pricing?.price_details?.price;
  const billing = stripePriceId
    ? await db.usageBilling.findFirst({ where: { organizationId, stripePriceId } })
    : null;
  if (billing === null) return null;
  const [from, to] = [stripeTime(line.period.start), stripeTime(line.period.end)];
  const counted = await db.usageEvent.groupBy({
    by: ['lineId'],
    where: { organizationId, meter: billing.meter, usageAt: { gte: from, lt: to } },
    _sum: { value: true },
  });
  const lines = await db.campaignLine.findMany({
    where: { lineId: { in: counted.map(({ lineId }) => lineId) } },
    orderBy: { lineId: 'asc' },
  });
  return {
    ...{ kind: 'USAGE', billing, from, to, invoicedQuantity: line.quantity ?? 0 },
    lines: lines.map((each) => ({
      line: each,
      quantity: counted.find(({ lineId }) => lineId === each.lineId)?._sum.value ?? 0,
    })),
  };
}

/** An invoice that staff wrote says so itself. */
function explainHandWritten(invoice: StripeInvoice | undefined) {
  if (invoice?.metadata?.kind !== 'one_off') return null;
  return { kind: 'HAND_WRITTEN' as const, reason: invoice.metadata.reason ?? null };
}
