import { shareOfAmount } from './share-of-amount.ts';
import type { StripeLine } from './stripe-line.ts';

/** Stripe's tax rate, as the mirror has it. */
export interface StripeTaxRate {
  display_name: string;
  percentage: number;
  inclusive?: boolean;
  jurisdiction?: string | null;
  state?: string | null;
  country?: string | null;
}

export interface TaxOnLine {
  name: string;
  /** ISO 3166-2, for example `CA-QC`; null where the rate does not say. */
  jurisdiction: string | null;
  /** Millionths of a per cent. */
  rateMicroPercent: number;
  baseMinor: number;
  amountMinor: number;
  /** The rate on the base, half away from zero; null for a tax inside its price. */
  recomputedMinor: number | null;
}

const HUNDRED_PERCENT_MICRO = 100_000_000;

/** The taxes of a line with their rates and bases; a tax whose rate is not mirrored is left out. */
export function explainTaxes(
  line: StripeLine,
  rates: ReadonlyMap<string, StripeTaxRate>,
): TaxOnLine[] {
  return (line.taxes ?? []).flatMap(({ amount, taxable_amount: base, tax_rate_details: of }) => {
    const rate = of && rates.get(of.tax_rate);
    if (!rate) return [];
    const rateMicroPercent = Math.round(rate.percentage * 1_000_000);
    const baseMinor = base ?? line.amount;
    return [
      {
        name: rate.display_name,
        jurisdiction: rate.jurisdiction || null,
        ...{ rateMicroPercent, baseMinor, amountMinor: amount },
        recomputedMinor: rate.inclusive
          ? null
          : shareOfAmount(baseMinor, rateMicroPercent, HUNDRED_PERCENT_MICRO),
      },
    ];
  });
}
