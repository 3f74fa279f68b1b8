import { lineDescription } from '../campaign/line-description.ts';
import type { Context } from '../context.ts';
import type { Invoice, InvoiceLine } from '../generated/prisma/client.ts';
import { fixedProducts } from '../ledger/fixed-products.ts';
import type { Locale } from '../payment/failure-messages.ts';
import { planName } from '../plan/plan.ts';

type Reader = Pick<Context, 'db' | 'loader'>;

interface StripeLine {
  id: string;
  pricing?: { price_details?: { price?: string } | null } | null;
}

/** The SKU of the plan of each of an invoice's lines, by Stripe's id of the line. */
function skusOfLines(
  { db, loader }: Reader,
  stripeInvoiceId: string,
): Promise<Map<string, string>> {
  return loader('plans of invoice lines', async (ids: readonly string[]) => {
    const objects = await db.mirrorObject.findMany({ where: { id: { in: [...ids] } } });
    const lines = new Map(
      objects.map(({ id, data }) => [id, (data as { lines?: { data: StripeLine[] } }).lines?.data]),
    );
    const priceOf = (line: StripeLine) => line.pricing?.price_details?.price ?? '';
    const priceIds = [...lines.values()].flatMap((list) => (list ?? []).map(priceOf));
    const prices = await db.stripePrice.findMany({ where: { stripePriceId: { in: priceIds } } });
    const skus = new Map(prices.map(({ stripePriceId, sku }) => [stripePriceId, sku]));
    return ids.map(
      (id) =>
        new Map(
          (lines.get(id) ?? []).flatMap((line): [string, string][] => {
            const sku = skus.get(priceOf(line));
            return sku ? [[line.id, sku]] : [];
          }),
        ),
    );
  }).load(stripeInvoiceId);
}

/** The line of a campaign that an invoice charges, by Stripe's id of the invoice. */
const campaignLineOf = ({ db, loader }: Reader, stripeInvoiceId: string) =>
  loader('campaign lines of invoices', async (ids: readonly string[]) => {
    const charges = await db.lineCharge.findMany({ where: { stripeInvoiceId: { in: [...ids] } } });
    const lineIds = charges.map(({ lineId }) => lineId);
    const lines = await db.campaignLine.findMany({ where: { lineId: { in: lineIds } } });
    return ids.map((id) => {
      const charge = charges.find((each) => each.stripeInvoiceId === id);
      return lines.find(({ lineId }) => lineId === charge?.lineId) ?? null;
    });
  }).load(stripeInvoiceId);

/** What we wrote on an invoice in its language, in a reader's; null for anybody else's words. */
async function ownWords(
  ctx: Reader,
  { description }: Pick<InvoiceLine, 'description'>,
  { stripeInvoiceId, campaignId }: Pick<Invoice, 'stripeInvoiceId' | 'campaignId'>,
  locale: Locale,
): Promise<string | null> {
  const { SHIPPING } = fixedProducts;
  const campaignLine = campaignId === null ? null : await campaignLineOf(ctx, stripeInvoiceId);
  const candidates = [
    SHIPPING,
    ...(campaignLine
      ? [{ en: lineDescription(campaignLine, 'en'), fr: lineDescription(campaignLine, 'fr') }]
      : []),
  ];
  return candidates.find(({ en, fr }) => [en, fr].includes(description))?.[locale] ?? null;
}

/** What a line is for, in a reader's language; Stripe's own words where it is for nothing of ours. */
export async function explainLine(
  ctx: Reader,
  line: Pick<InvoiceLine, 'stripeLineId' | 'description' | 'quantity' | 'isProration' | 'netMinor'>,
  invoice: Pick<Invoice, 'stripeInvoiceId' | 'campaignId'>,
  locale: Locale,
): Promise<string> {
  const sku = (await skusOfLines(ctx, invoice.stripeInvoiceId)).get(line.stripeLineId);
  const plan = sku && (await ctx.db.plan.findUnique({ where: { sku } }));
  return plan
    ? lineWords(line, planName(plan, locale), locale)
    : ((await ownWords(ctx, line, invoice, locale)) ?? line.description);
}

export function lineWords(
  { quantity, isProration, netMinor }: Pick<InvoiceLine, 'quantity' | 'isProration' | 'netMinor'>,
  plan: string,
  locale: Locale,
): string {
  const what = `${quantity} × ${plan}`;
  if (!isProration) return what;
  return netMinor < 0
    ? {
        en: `Given back, time not used: ${what}`,
        fr: `Rendu, temps non utilisé\u00a0: ${what}`,
      }[locale]
    : {
        en: `Rest of the period: ${what}`,
        fr: `Reste de la période\u00a0: ${what}`,
      }[locale];
}
