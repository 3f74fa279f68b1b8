'use client';

import { createAuthClient } from 'better-auth/react';

/** Sign-in of staff, on this app's own origin and with a cookie of its own. */
export const authClient = createAuthClient({
  baseURL: typeof window === 'undefined' ? 'http://localhost' : window.location.origin,
  basePath: '/api/staff-auth',
  fetchOptions: { headers: { 'x-mobilytics-app': 'backoffice' } },
});
