import { shareOfAmount } from './share-of-amount.ts';
import { originOf, type StripeLine } from './stripe-line.ts';

/** A part of a period, charged or given back, and how its amount comes about. */
export interface Proration {
  /** Unix seconds: the part, and the period that it is part of. */
  from: number;
  to: number;
  periodFrom: number;
  periodTo: number;
  /** What the whole period costs. */
  fullMinor: number;
  amountMinor: number;
  /** By the same formula, from the same seconds. */
  recomputedMinor: number;
}

interface Whole {
  fullMinor: number;
  from: number;
  to: number;
}

/**
 * Explains a prorated line: its share of the period in seconds, times what the period costs, rounded
 * half away from zero as Stripe rounds. `credited` is the line that charged the whole period, which a
 * line that gives back refers to; `period` is the period by the subscription, for a line that charges.
 * Null for a line that is no proration or of which the period is not known.
 */
export function explainProration(
  line: StripeLine,
  { credited, period }: { credited: StripeLine | null; period: [number, number] | null },
): Proration | null {
  if (!originOf(line).proration) return null;
  const whole = wholeOf(line, credited, period);
  if (whole === null || whole.to <= whole.from) return null;
  const { start: from, end: to } = line.period;
  const share = shareOfAmount(whole.fullMinor, to - from, whole.to - whole.from);
  return {
    ...{ from, to, periodFrom: whole.from, periodTo: whole.to },
    fullMinor: whole.fullMinor,
    amountMinor: line.amount,
    recomputedMinor: line.amount < 0 && share !== 0 ? -share : share,
  };
}

function wholeOf(
  line: StripeLine,
  credited: StripeLine | null,
  period: [number, number] | null,
): Whole | null {
  // What was charged for the whole period, discounts taken off, is what a part of it is worth.
  if (credited && !originOf(credited).proration && credited.period.end === line.period.end) {
    const off = (credited.discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0);
    const { start: from, end: to } = credited.period;
    return { fullMinor: credited.amount - off, from, to };
  }
  const unit = line.pricing?.unit_amount_decimal;
  if (period === null || period[1] !== line.period.end || unit == null) return null;
  return { fullMinor: timesUnit(unit, line.quantity ?? 1), from: period[0], to: period[1] };
}

/** A price in decimal minor units times a quantity, rounded half up. */
function timesUnit(unitDecimal: string, quantity: number): number {
  const [whole = '0', fraction = ''] = unitDecimal.split('.');
  const scale = 10n ** BigInt(fraction.length);
  return Number((2n * BigInt(`${whole}${fraction}`) * BigInt(quantity) + scale) / (2n * scale));
}
