import { formatMoney } from '@mobilytics/money/money';
import { billingTimeZone } from '../invoice/eastern-day.ts';
import type { Locale } from '../payment/failure-messages.ts';

/**
 * An amount with its currency as it stands on paper. The fonts of PDF readers have no narrow
 * no-break space, which French writes between thousands.
 */
export const paperMoney = (amountMinor: number, currency: string, locale: Locale): string =>
  `${formatMoney({ amountMinor, currency }, locale)} ${currency}`
    .replaceAll('\u202f', '\u00a0')
    .replaceAll('\u2212', '-');

const days = {
  en: new Intl.DateTimeFormat('en-CA', { dateStyle: 'medium', timeZone: billingTimeZone }),
  fr: new Intl.DateTimeFormat('fr-CA', { dateStyle: 'medium', timeZone: billingTimeZone }),
};

export const paperDay = (instant: Date, locale: Locale): string => days[locale].format(instant);
