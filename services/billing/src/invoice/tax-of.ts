import { taxName } from '@mobilytics/tax/tax-name';
import type { Context } from '../context.ts';
import type { Locale } from '../payment/failure-messages.ts';

/** A tax as it is kept with an invoice or a line: Stripe's rate and how much. */
export interface KeptTax {
  rateId: string | null;
  amountMinor: number;
}

export interface NamedTax {
  name: string;
  /** Per cent. */
  rate: string | null;
  amountMinor: number;
}

interface Rate {
  name: string;
  rate: string | null;
}

const unknownRate: Rate = { name: 'Tax', rate: null };

/** The taxes by their names in a reader's language; those without a rate of Stripe's are a tax. */
export async function namedTaxes(
  ctx: Pick<Context, 'db' | 'loader'>,
  taxes: readonly KeptTax[],
  locale: Locale,
) {
  const named: NamedTax[] = [];
  for (const { rateId, amountMinor } of taxes) {
    const { name, rate } = (rateId !== null && (await rateOf(ctx, rateId))) || unknownRate;
    named.push({ name: taxName(name, locale), rate, amountMinor });
  }
  return named;
}

function rateOf({ db, loader }: Pick<Context, 'db' | 'loader'>, id: string): Promise<Rate | null> {
  return loader('tax rates', async (ids: readonly string[]) => {
    const [made, mirrored] = await Promise.all([
      db.stripeTaxRate.findMany({ where: { stripeTaxRateId: { in: [...ids] } } }),
      db.mirrorObject.findMany({ where: { id: { in: [...ids] } } }),
    ]);
    return ids.map((one): Rate | null => {
      const known = made.find(({ stripeTaxRateId }) => stripeTaxRateId === one);
      if (known) return { name: known.name, rate: String(known.rateMicroPercent / 1_000_000) };
      const data = mirrored.find((object) => object.id === one)?.data as
        | { display_name: string; percentage: number }
        | undefined;
      return data ? { name: data.display_name, rate: String(data.percentage) } : null;
    });
  }).load(id);
}
