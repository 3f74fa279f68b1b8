import type { InputProblem } from '@mobilytics/chassis/validate-input';
import { formatMoney, fromDecimal, MoneyError } from '@mobilytics/money/money';

type Read = { amountMinor: number } | { problem: InputProblem };

/** An amount that must be above zero, as the API's `Decimal` gives it, in minor units of the currency. */
export function readAmount(
  text: string,
  currency: string,
  locale: 'en' | 'fr',
  path: string[],
): Read {
  const wrong = (code: string, en: string, fr: string): Read => ({
    problem: { code, path, message: { en, fr }[locale] },
  });
  try {
    const { amountMinor } = fromDecimal(text, currency);
    if (amountMinor > 0) return { amountMinor };
    const least = formatMoney({ amountMinor: 1, currency }, locale);
    return wrong(
      'TOO_SMALL',
      `The amount must be at least ${least}.`,
      `Le montant doit être d’au moins ${least}.`,
    );
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    return wrong(
      'INVALID',
      `Write an amount in ${currency}, without more decimals than it has.`,
      `Saisissez un montant en ${currency}, sans plus de décimales que cette devise n’en a.`,
    );
  }
}
