'use client';

import { inferAdditionalFields } from 'better-auth/client/plugins';
import { createAuthClient } from 'better-auth/react';

/** Sign-in and account of customers, on this app's own origin. */
export const authClient = createAuthClient({
  baseURL: typeof window === 'undefined' ? 'http://localhost' : window.location.origin,
  basePath: '/api/auth',
  plugins: [
    inferAdditionalFields({
      user: {
        locale: { type: 'string', required: false },
        organizationName: { type: 'string', required: false },
        invitationId: { type: 'string', required: false },
      },
    }),
  ],
  fetchOptions: { headers: { 'x-mobilytics-app': 'dashboard' } },
});

/** The stable code of a refusal, which the messages `auth.errors.*` explain. */
export function authErrorCode(error: { code?: string | undefined; status: number }): string {
  if (error.status === 429) return 'TOO_MANY_ATTEMPTS';
  if (error.status >= 500 || error.status === 0) return 'UNAVAILABLE';
  return error.code ?? 'UNKNOWN';
}
