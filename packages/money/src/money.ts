/** ISO 4217 currencies that Mobilytics trades in, with their number of decimals. */
export const currencyDecimals = { CAD: 2, USD: 2 } as const;

export type Currency = keyof typeof currencyDecimals;

/** An amount in the currency's smallest unit: `{ amountMinor: 1234, currency: 'CAD' }` is CAD 12.34. */
export type Money = { amountMinor: number; currency: Currency };

/** `Money` as the API shows it. */
export type ApiMoney = { amount: string; currency: Currency };

export class MoneyError extends Error {
  override name = 'MoneyError';
}

export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(currencyDecimals, text);
}

/** Checks that the amount is a whole number that JavaScript holds exactly. */
export function money(amountMinor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amountMinor)) {
    throw new MoneyError(`${amountMinor} is not a whole amount in minor units.`);
  }
  // Adding zero turns -0, which a percentage of nothing can give, into 0.
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

/**
 * A share of an amount, for example a tax of 13 % as `rateMicro` 130000 (millionths), rounded half
 * up (away from zero for negative amounts, so that a refund mirrors its sale).
 */
export function percentage(base: Money, rateMicro: number): Money {
  if (!Number.isSafeInteger(rateMicro))
    throw new MoneyError(`${rateMicro} is not a rate in millionths.`);
  const product = BigInt(base.amountMinor) * BigInt(rateMicro);
  const size = product < 0n ? -product : product;
  const rounded = (size + 500_000n) / 1_000_000n;
  return money(Number(product < 0n ? -rounded : rounded), base.currency);
}

/** `"12.34"` */
export function toDecimal({ amountMinor, currency }: Money): string {
  const decimals = currencyDecimals[currency];
  const digits = Math.abs(money(amountMinor, currency).amountMinor)
    .toString()
    .padStart(decimals + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Reads `"12.34"`, `"12.3"` or `"12"`; more decimals than the currency has are refused. */
export function fromDecimal(text: string, currency: Currency): Money {
  const decimals = currencyDecimals[currency];
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[3] ?? '';
  if (match === null || fraction.length > decimals) {
    throw new MoneyError(`"${text}" is not an amount in ${currency} such as "12.34".`);
  }
  const minor = Number(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  return money(match[1] === '-' ? -minor : minor, currency);
}

/** The amount for a person: `$12.34` and the like, as the locale (`en`, `fr`) writes it in Canada. */
export function formatMoney(value: Money, locale: string): string {
  const tag = locale.includes('-') ? locale : `${locale}-CA`;
  const format = new Intl.NumberFormat(tag, { style: 'currency', currency: value.currency });
  return format.format(value.amountMinor / 10 ** currencyDecimals[value.currency]);
}

/** The API's `Money` of a column pair such as `totalMinor`, `currency`. */
export function toApiMoney(amountMinor: number, currency: string): ApiMoney {
  if (!isCurrency(currency)) throw new MoneyError(`"${currency}" is not a currency we trade in.`);
  return { amount: toDecimal({ amountMinor, currency }), currency };
}

function sameCurrency(expected: Money, actual: Money): Money {
  if (expected.currency !== actual.currency) {
    throw new MoneyError(`${expected.currency} and ${actual.currency} cannot be added.`);
  }
  return actual;
}
