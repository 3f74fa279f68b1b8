/** ISO 4217 currencies that Mobilytics trades in. */
const traded = ['CAD', 'USD'] as const;

export type Currency = (typeof traded)[number];

const known = new Set(Intl.supportedValuesOf('currency'));

/**
 * Currencies whose smallest unit is not a hundredth, as Stripe counts them: what somebody invoices
 * there by hand is mirrored in whatever currency it is.
 * Source: https://docs.stripe.com/currencies#zero-decimal
 */
const zeroDecimal = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const threeDecimal = 'BHD JOD KWD OMR TND'.split(' ');
const decimals = new Map([
  ...zeroDecimal.map((code) => [code, 0] as const),
  ...threeDecimal.map((code) => [code, 3] as const),
]);

/**
 * An amount in the currency's smallest unit: `{ amountMinor: 1234, currency: 'CAD' }` is CAD 12.34,
 * `{ amountMinor: 1234, currency: 'JPY' }` is JPY 1234.
 */
export type Money = { amountMinor: number; currency: string };

/** `Money` as the API shows it. */
export type ApiMoney = { amount: string; currency: string };

export class MoneyError extends Error {
  override name = 'MoneyError';
}

/** Whether it is a currency that Mobilytics trades in. */
export function isCurrency(text: string): text is Currency {
  return (traded as readonly string[]).includes(text);
}

/** Whether it is a currency of ISO 4217 at all. */
export function isKnownCurrency(text: string): boolean {
  return known.has(text);
}

/** How many decimals amounts of the currency have. */
export function decimalsOf(currency: string): number {
  if (!isKnownCurrency(currency)) throw new MoneyError(`"${currency}" is no currency.`);
  return decimals.get(currency) ?? 2;
}

/** Checks that the amount is a whole number that JavaScript holds exactly. */
export function money(amountMinor: number, currency: string): Money {
  if (!Number.isSafeInteger(amountMinor)) {
    throw new MoneyError(`${amountMinor} is not a whole amount in minor units.`);
  }
  // Adding zero turns -0, which a product with zero can give, into 0.
  return { amountMinor: amountMinor + 0, currency };
}

export function add(first: Money, ...others: Money[]): Money {
  const sum = others.reduce(
    (total, other) => total + sameCurrency(first, other).amountMinor,
    first.amountMinor,
  );
  return money(sum, first.currency);
}

export function subtract(from: Money, what: Money): Money {
  return money(from.amountMinor - sameCurrency(from, what).amountMinor, from.currency);
}

export function multiply(price: Money, quantity: number): Money {
  if (!Number.isSafeInteger(quantity)) throw new MoneyError(`${quantity} is not a whole quantity.`);
  return money(price.amountMinor * quantity, price.currency);
}

/** `"12.34"` */
export function toDecimal({ amountMinor, currency }: Money): string {
  const count = decimalsOf(currency);
  const digits = Math.abs(money(amountMinor, currency).amountMinor)
    .toString()
    .padStart(count + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  if (count === 0) return sign + digits;
  return `${sign}${digits.slice(0, -count)}.${digits.slice(-count)}`;
}

/** Reads `"12.34"`, `"12.3"` or `"12"`; more decimals than the currency has are refused. */
export function fromDecimal(text: string, currency: string): Money {
  const count = decimalsOf(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[3] ?? '';
  if (match === null || fraction.length > count) {
    throw new MoneyError(`"${text}" is not an amount in ${currency} such as "12.34".`);
  }
  const minor = Number(`${match[2]}${fraction.padEnd(count, '0')}`);
  return money(match[1] === '-' ? -minor : minor, currency);
}

/** The amount for a person: `$12.34` and the like, as the locale (`en`, `fr`) writes it in Canada. */
export function formatMoney(value: Money, locale: string): string {
  const tag = locale.includes('-') ? locale : `${locale}-CA`;
  const format = new Intl.NumberFormat(tag, { style: 'currency', currency: value.currency });
  return format.format(value.amountMinor / 10 ** decimalsOf(value.currency));
}

/** The API's `Money` of a column pair such as `totalMinor`, `currency`. */
export function toApiMoney(amountMinor: number, currency: string): ApiMoney {
  return { amount: toDecimal({ amountMinor, currency }), currency };
}

function sameCurrency(expected: Money, actual: Money): Money {
  if (expected.currency !== actual.currency) {
    throw new MoneyError(`${expected.currency} and ${actual.currency} cannot be added.`);
  }
  return actual;
}
