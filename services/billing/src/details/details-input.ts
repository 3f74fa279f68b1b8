import { optionalText, problem, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';

const notALocale = problem(
  'LOCALE',
  'Choose English (en) or French (fr).',
  'Choisissez l’anglais (en) ou le français (fr).',
);
const notAnEmail = problem(
  'EMAIL',
  'This is not an e-mail address. Write it like name@example.com.',
  'Ce n’est pas une adresse courriel. Écrivez-la comme nom@exemple.com.',
);
const noMail = problem(
  'NO_MAIL',
  'Choose at least one kind of mail.',
  'Choisissez au moins un type de courriel.',
);
const notACountry = problem(
  'COUNTRY',
  'Give the country by two letters, for example CA.',
  'Indiquez le pays par deux lettres, par exemple CA.',
);
const notAPostalCode = problem(
  'POSTAL_CODE',
  'Write a postal code like M5H 1A1, or a ZIP code like 60601.',
  'Écrivez un code postal comme M5H 1A1, ou un code ZIP comme 60601.',
);
const notARegion = problem(
  'REGION',
  'Give the province or state by two letters, for example ON.',
  'Indiquez la province ou l’État par deux lettres, par exemple ON.',
);

export const locale = z.string().superRefine((text, check) => {
  if (text !== 'en' && text !== 'fr') check.addIssue(notALocale);
});

const email = requiredText(254).superRefine((text, check) => {
  if (!z.email().safeParse(text).success) check.addIssue(notAnEmail);
});

const mails = z.array(z.enum(['INVOICES', 'PAYMENTS', 'REFUNDS'])).superRefine((list, check) => {
  if (list.length === 0) check.addIssue(noMail);
});

const canadian = /^([A-Z]\d[A-Z]) ?(\d[A-Z]\d)$/;

export const address = z
  .object({
    line1: requiredText(100),
    line2: optionalText(100),
    city: requiredText(100),
    region: requiredText(100),
    postalCode: requiredText(12),
    country: requiredText(2).transform((text) => text.toUpperCase()),
  })
  .transform((given) => ({
    ...given,
    region: given.region.toUpperCase(),
    postalCode: given.postalCode.toUpperCase().replace(canadian, '$1 $2'),
  }))
  .superRefine(({ country, postalCode, region }, check) => {
    if (!/^[A-Z]{2}$/.test(country)) return check.addIssue({ ...notACountry, path: ['country'] });
    const form = country === 'CA' ? canadian : country === 'US' ? /^\d{5}(-\d{4})?$/ : /./;
    if (!form.test(postalCode)) check.addIssue({ ...notAPostalCode, path: ['postalCode'] });
    const hasLetters = country === 'CA' || country === 'US';
    if (hasLetters && !/^[A-Z]{2}$/.test(region)) {
      check.addIssue({ ...notARegion, path: ['region'] });
    }
  });

export const detailsInput = z.object({
  name: requiredText(150).nullish(),
  address: address.nullish(),
  purchaseOrderNumber: z.string().trim().max(30).nullish(),
  invoiceLocale: locale.nullish(),
});

export const contactInput = z.object({ name: requiredText(100), email, locale, mails });

export const contactChange = z.object({
  name: requiredText(100).nullish(),
  email: email.nullish(),
  locale: locale.nullish(),
  mails: mails.nullish(),
});
