import type { z } from 'zod';

export type InputLocale = 'en' | 'fr';

/** What zod found, or what a check of ours did, which needs no message of its own. */
type Issue = z.core.$ZodIssue | { code: 'custom'; params: Words; path: PropertyKey[] };

type Words = { code: string; en: string; fr: string };

/** The stable code and the sentence for what zod found wrong. */
export function problemMessage(
  issue: Issue,
  locale: InputLocale,
): { code: string; message: string } {
  const words = wordsOf(issue);
  return { code: words.code, message: words[locale] };
}

const required: Words = {
  code: 'REQUIRED',
  en: 'This must be filled in.',
  fr: 'Ce champ est obligatoire.',
};

const invalid: Words = {
  code: 'INVALID',
  en: 'This is not in the right form.',
  fr: 'Ce champ n’a pas la forme attendue.',
};

function wordsOf(issue: Issue): Words {
  switch (issue.code) {
    case 'custom':
      return isWords(issue.params) ? issue.params : invalid;
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? required : invalid;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return {
        code: 'UNKNOWN_VALUE',
        en: `This must be one of ${issue.values.join(', ')}.`,
        fr: `Les valeurs possibles sont ${issue.values.join(', ')}.`,
      };
    case 'invalid_format':
      return formats[issue.format] ?? invalid;
    default:
      return invalid;
  }
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): Words {
  if (origin === 'string') {
    if (minimum === 1) return required;
    return {
      code: 'TOO_SHORT',
      en: `This must have at least ${minimum} characters.`,
      fr: `Ce champ doit compter au moins ${minimum} caractères.`,
    };
  }
  if (origin === 'array') {
    return {
      code: 'TOO_FEW',
      en: `At least ${minimum} must be given.`,
      fr: `Il en faut au moins ${minimum}.`,
    };
  }
  return {
    code: 'TOO_SMALL',
    en: `This must be at least ${minimum}.`,
    fr: `La valeur minimale est ${minimum}.`,
  };
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Words {
  if (origin === 'string') {
    return {
      code: 'TOO_LONG',
      en: `This must have at most ${maximum} characters.`,
      fr: `Ce champ doit compter au plus ${maximum} caractères.`,
    };
  }
  if (origin === 'array') {
    return {
      code: 'TOO_MANY',
      en: `At most ${maximum} can be given.`,
      fr: `Il peut y en avoir au plus ${maximum}.`,
    };
  }
  return {
    code: 'TOO_LARGE',
    en: `This must be at most ${maximum}.`,
    fr: `La valeur maximale est ${maximum}.`,
  };
}

const formats: Partial<Record<string, Words>> = {
  email: {
    code: 'EMAIL',
    en: 'This is not an e-mail address such as name@example.com.',
    fr: 'Ce n’est pas une adresse courriel comme nom@exemple.ca.',
  },
  date: {
    code: 'DATE',
    en: 'This is not a day such as 2026-11-23.',
    fr: 'Ce n’est pas une date comme 2026-11-23.',
  },
};

function isWords(params: unknown): params is Words {
  const { code, en, fr } = (params ?? {}) as Partial<Words>;
  return [code, en, fr].every((text) => typeof text === 'string');
}
