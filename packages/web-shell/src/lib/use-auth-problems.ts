'use client';

import type { FormProblem } from '@mobilytics/ui/lib/form-problems';
import { useTranslations } from 'next-intl';
import { type AuthError, authErrorCode } from './auth-client.ts';

// Better Auth says the same in several words.
const aliases: Record<string, string> = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'USER_ALREADY_EXISTS',
  TOKEN_EXPIRED: 'INVALID_TOKEN',
};

const fields: Record<string, string> = {
  USER_ALREADY_EXISTS: 'email',
  INVALID_NAME: 'name',
  INVALID_EMAIL: 'email',
  INVALID_ORGANIZATION_NAME: 'organizationName',
  PASSWORD_TOO_SHORT: 'password',
  PASSWORD_TOO_LONG: 'password',
  PASSWORD_COMPROMISED: 'password',
};

/** Turns a refusal of sign-in, sign-up and the like into what a form shows. */
export function useAuthProblems(): (error: AuthError) => FormProblem[] {
  const t = useTranslations('auth.errors');
  return (error) => {
    if (!error) return [];
    const code = authErrorCode(error);
    const known = aliases[code] ?? code;
    return [{ field: fields[known] ?? null, message: t.has(known) ? t(known) : t('UNKNOWN') }];
  };
}

/** The checks that need no server. */
export function useAuthChecks() {
  const t = useTranslations('auth');
  return {
    filled: (field: string, value: string, max = 200): FormProblem[] => {
      if (!value.trim()) return [{ field, message: t('required') }];
      return value.length > max ? [{ field, message: t('tooLong', { max }) }] : [];
    },
    email: (value: string): FormProblem[] =>
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) && value.length <= 254
        ? []
        : [{ field: 'email', message: t('emailInvalid') }],
    newPassword: (value: string): FormProblem[] =>
      value.length < 10 ? [{ field: 'password', message: t('passwordShort') }] : [],
  };
}
