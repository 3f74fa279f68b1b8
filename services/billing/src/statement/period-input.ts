import { problem } from '@mobilytics/chassis/validate-input';
import { isKnownCurrency } from '@mobilytics/money/money';
import { z } from 'zod';

const longestDays = 3 * 366;

/** A period of days and a currency; what is wrong with it is told at its field. */
export const periodInput = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    currency: z
      .string()
      .nullish()
      .transform((text) => text ?? null),
  })
  .superRefine(({ from, to, currency }, check) => {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    if (days < 0) check.addIssue({ ...backwards, path: ['to'] });
    if (days > longestDays) check.addIssue({ ...tooLong, path: ['to'] });
    if (currency !== null && !isKnownCurrency(currency)) {
      check.addIssue({ ...noCurrency, path: ['currency'] });
    }
  });

const backwards = problem(
  'BEFORE_BEGIN',
  'The last day is before the first. Choose a later one.',
  'Le dernier jour précède le premier. Choisissez-en un plus tardif.',
);
export const tooLong = problem(
  'TOO_LONG',
  'This is too much for one statement. Choose at most three years, or fewer.',
  'C’est trop pour un seul relevé. Choisissez trois ans au plus, ou moins.',
);
const noCurrency = problem(
  'NO_CURRENCY',
  'There is no such currency.',
  'Cette devise n’existe pas.',
);
