import { createHmac } from 'node:crypto';

/** The two front doors: customers sign in at the dashboard, staff at the backoffice. */
export type App = 'dashboard' | 'backoffice';

type Door = { basePath: string; cookiePrefix: string; forStaff: boolean };

export const doors: Record<App, Door> = {
  dashboard: { basePath: '/api/auth', cookiePrefix: 'mobilytics', forStaff: false },
  backoffice: { basePath: '/api/staff-auth', cookiePrefix: 'mobilytics_staff', forStaff: true },
};

/** Each door signs with a key of its own, so that a cookie of one opens nothing at the other. */
export function doorSecret(authSecret: string, app: App): string {
  return createHmac('sha256', authSecret).update(app).digest('hex');
}

/** Where the app's own pages may come from: on one's own machine `localhost` has a second name. */
export function originsOf(appUrl: string): string[] {
  const { hostname, origin } = new URL(appUrl);
  return hostname === 'localhost' ? [origin, origin.replace('localhost', '127.0.0.1')] : [origin];
}

/** The paths below a door's base path that exist. Whatever else the library offers does not. */
const openPaths = [
  '/ok',
  '/error',
  '/sign-in/email',
  '/sign-out',
  '/get-session',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/request-password-reset',
  '/reset-password',
  '/change-password',
  '/update-user',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/get-totp-uri',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/two-factor/generate-backup-codes',
];
const signUpPaths = ['/sign-up/email', '/verify-email', '/send-verification-email'];

export function isOpenPath(app: App, path: string): boolean {
  return openPaths.includes(path) || (!doors[app].forStaff && signUpPaths.includes(path));
}
