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
