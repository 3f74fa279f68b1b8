import { newId } from '@mobilytics/ids/new-id';
import { APIError, betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { createAuthMiddleware } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Env } from '../env.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { toLocale } from '../locale.ts';
import type { Mail } from '../mail/mail.ts';
import { foundOrganization } from '../organization/found-organization.ts';
import type { RunAs } from '../run-as.ts';
import { type App, doorSecret, doors, originsOf } from './app.ts';
import { checkInput } from './check-input.ts';

type Deps = {
  app: App;
  db: PrismaClient;
  env: Env;
  log: Logger;
  runAs: RunAs;
  send: (mail: Mail) => Promise<void>;
};

const day = 60 * 60 * 24;
const hour = 60 * 60;

/**
 * Better Auth behind one of the two doors. It keeps users, sessions, passwords and second factors.
 * Organisations, invitations and API keys are our own use cases, because their changes, audit entries
 * and events must be one transaction.
 */
export function createAuth({ app, db, env, log, runAs, send }: Deps) {
  const door = doors[app];
  const appUrl = app === 'dashboard' ? env.dashboardUrl : env.backofficeUrl;
  return betterAuth({
    appName: 'Mobilytics',
    baseURL: appUrl,
    basePath: door.basePath,
    secret: doorSecret(env.authSecret, app),
    trustedOrigins: originsOf(appUrl),
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    telemetry: { enabled: false },
    logger: {
      // No level is named: with one, the library also prints every refusal to the console itself.
      log: (level, message, ...details) => {
        log[level]({ door: app, err: details.find((each) => each instanceof Error) }, message);
      },
    },
    advanced: {
      cookiePrefix: door.cookiePrefix,
      database: { generateId: ({ model }) => (model === 'user' ? newId('usr') : randomId()) },
      // The gateway is the only way in, and writes the one address it saw.
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 600,
      customRules: {
        '/sign-in/email': { window: 60, max: env.signInsPerMinute },
        '/sign-up/email': { window: 60, max: env.signInsPerMinute },
        '/request-password-reset': { window: 60, max: env.signInsPerMinute },
        '/send-verification-email': { window: 60, max: env.signInsPerMinute },
      },
    },
    user: {
      additionalFields: {
        staffRoles: { type: 'string[]', required: false, input: false, defaultValue: [] },
        locale: {
          type: 'string',
          required: false,
          defaultValue: 'en',
          validator: { input: z.enum(['en', 'fr']) },
        },
        organizationName: { type: 'string', required: false, returned: false },
        invitationId: { type: 'string', required: false, returned: false },
      },
    },
    session: {
      expiresIn: 7 * day,
      updateAge: day,
      additionalFields: {
        app: { type: 'string', required: false, input: false, returned: false },
        impersonatedBy: { type: 'string', required: false, input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: door.forStaff,
      requireEmailVerification: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      resetPasswordTokenExpiresIn: hour,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => {
        if (isStaff(user) !== door.forStaff) return;
        const url = `${appUrl}/reset-password?token=${encodeURIComponent(token)}`;
        await send(to(user, { kind: 'RESET_PASSWORD', name: user.name, url }));
      },
      onExistingUserSignUp: async ({ user }) => {
        const url = `${appUrl}/sign-in`;
        await send(to(user, { kind: 'ADDRESS_IN_USE', name: user.name, url }));
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: hour,
      sendVerificationEmail: async ({ user, token }) => {
        if (isStaff(user) !== door.forStaff) return;
        const next = landingPath(user);
        const query = new URLSearchParams({ token, callbackURL: next });
        const url = `${appUrl}${door.basePath}/verify-email?${query}`;
        await send(to(user, { kind: 'VERIFY_ADDRESS', name: user.name, url }));
      },
      afterEmailVerification: async (user) => {
        await foundOrganization({ db, runAs }, user.id);
      },
    },
    hooks: {
      before: createAuthMiddleware(async (request) => {
        checkInput(request.path, request.body);
      }),
    },
    databaseHooks: {
      session: {
        create: {
          async before(session) {
            const user = await db.user.findUniqueOrThrow({ where: { id: session.userId } });
            // The answer is that of a wrong password, so that nobody learns whose address is staff.
            if (isStaff(user) !== door.forStaff) {
              throw new APIError('UNAUTHORIZED', {
                code: 'INVALID_EMAIL_OR_PASSWORD',
                message: 'Invalid email or password',
              });
            }
            // Whoever confirmed the address while we failed gets the organisation now.
            await foundOrganization({ db, runAs }, user.id);
            return { data: { ...session, app } };
          },
        },
      },
    },
    plugins: [twoFactor({ issuer: 'Mobilytics' })],
  });
}

export type Auth = ReturnType<typeof createAuth>;

function isStaff(user: object): boolean {
  return 'staffRoles' in user && Array.isArray(user.staffRoles) && user.staffRoles.length > 0;
}

function to(user: { email: string }, content: Mail['content']): Mail {
  return { to: user.email, locale: toLocale('locale' in user && user.locale), content };
}

/** Where the confirmed person goes on. */
function landingPath(user: object): string {
  const invitationId = 'invitationId' in user ? user.invitationId : null;
  return invitationId ? `/accept-invitation?id=${invitationId}` : '/verify-email';
}

function randomId(): string {
  return crypto.randomUUID();
}
