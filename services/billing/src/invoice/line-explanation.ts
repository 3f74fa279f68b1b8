import type { Context } from '../context.ts';
import type { Invoice, InvoiceLine } from '../generated/prisma/client.ts';
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

/** What a line is for, in a reader's language; Stripe's own words where it is for no plan of ours. */
export async function explainLine(
  ctx: Reader,
  line: Pick<InvoiceLine, 'stripeLineId' | 'description' | 'quantity' | 'isProration' | 'netMinor'>,
  { stripeInvoiceId }: Pick<Invoice, 'stripeInvoiceId'>,
  locale: Locale,
): Promise<string> {
  const sku = (await skusOfLines(ctx, stripeInvoiceId)).get(line.stripeLineId);
  const plan = sku && (await ctx.db.plan.findUnique({ where: { sku } }));
  return plan ? lineWords(line, planName(plan, locale), locale) : line.description;
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
