'use client';

import { createAuthClient } from 'better-auth/react';

/** Sign-in of staff, on this app's own origin and with a cookie of its own. */
export const authClient = createAuthClient({
  baseURL: typeof window === 'undefined' ? 'http://localhost' : window.location.origin,
  basePath: '/api/staff-auth',
  fetchOptions: { headers: { 'x-mobilytics-app': 'backoffice' } },
});

/** The stable code of a refusal, which the messages `auth.errors.*` explain. */
export function authErrorCode(error: { code?: string | undefined; status: number }): string {
  if (error.status === 429) return 'TOO_MANY_ATTEMPTS';
  if (error.status >= 500 || error.status === 0) return 'UNAVAILABLE';
  return error.code ?? 'UNKNOWN';
}
