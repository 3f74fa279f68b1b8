export type UiLocale = 'en-CA' | 'fr-CA';

/** Turns any BCP 47 tag into one of the two locales the product speaks. */
export function uiLocale(tag: string): UiLocale {
  return tag.toLowerCase().startsWith('fr') ? 'fr-CA' : 'en-CA';
}

// Building an Intl formatter costs far more than using one, and a table uses hundreds.
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: UiLocale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    numberFormats.set(key, format);
  }
  return format;
}

/**
 * Money as people of the locale write it, always with its currency: `$1,234.56 CAD`,
 * `1 234,56 $ CA`. `amount` is a decimal string, as the API gives it, so that no digit is lost.
 */
export function formatMoney(amount: string, currency: string, locale: UiLocale): string {
  const text = numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).format(amount as Intl.StringNumericLiteral);
  const suffix = locale === 'fr-CA' ? frenchSuffixes[currency] : currency;
  return suffix ? `${text}\u00a0${suffix}` : text;
}

const frenchSuffixes: Record<string, string> = { CAD: 'CA', USD: 'US' };

export function formatNumber(
  value: number | bigint | string,
  locale: UiLocale,
  options: Intl.NumberFormatOptions = {},
): string {
  return numberFormat(locale, options).format(value as Intl.StringNumericLiteral);
}

/** For amounts whose currency stands in the heading: as many digits as it has. */
export function amountFormat(currency: string): Intl.NumberFormatOptions {
  const { maximumFractionDigits: digits } = numberFormat('en-CA', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

export function formatDateTime(
  instant: Date,
  locale: UiLocale,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' },
): string {
  const key = locale + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    dateFormats.set(key, format);
  }
  return format.format(instant);
}

const relativeSteps: [
  limitSeconds: number,
  unitSeconds: number,
  unit: Intl.RelativeTimeFormatUnit,
][] = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [86_400 * 30, 86_400, 'day'],
  [86_400 * 365, 86_400 * 30, 'month'],
  [Number.POSITIVE_INFINITY, 86_400 * 365, 'year'],
];

/** `3 minutes ago`, `in 2 days`; within 45 seconds it is `now`, because clocks differ. */
export function formatRelative(instant: Date, now: Date, locale: UiLocale): string {
  const seconds = (instant.getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(seconds) < 45) return format.format(0, 'second');
  const step = relativeSteps.find(([limit]) => Math.abs(seconds) < limit);
  if (!step) return format.format(0, 'second');
  return format.format(Math.trunc(seconds / step[1]), step[2]);
}
