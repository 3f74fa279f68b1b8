import { chassisEnv, chassisVariables, readVariables } from '@mobilytics/chassis/env';
import { z } from 'zod';

const variables = {
  ...chassisVariables,
  /** Signs session cookies and confirmation links; changing it signs everybody out. */
  AUTH_SECRET: z.string().min(32),
  DASHBOARD_URL: z.url(),
  BACKOFFICE_URL: z.url(),
  SMTP_URL: z.url(),
  MAIL_FROM: z.string().min(3),
  /** `live` on the real platform, so that keys tell by their prefix where they belong. */
  API_KEY_ENVIRONMENT: z.enum(['live', 'test']).default('test'),
  /** How often one network address may try to sign in, a minute. */
  SIGN_INS_PER_MINUTE: z.coerce.number().int().positive().default(30),
};

export type Env = ReturnType<typeof readEnv>;

/** The service's configuration. Throws one error that lists every variable that is wrong. */
export function readEnv(source: NodeJS.ProcessEnv = process.env) {
  const env = readVariables(variables, source);
  return {
    ...chassisEnv(env),
    authSecret: env.AUTH_SECRET,
    dashboardUrl: env.DASHBOARD_URL.replace(/\/$/, ''),
    backofficeUrl: env.BACKOFFICE_URL.replace(/\/$/, ''),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    apiKeyEnvironment: env.API_KEY_ENVIRONMENT,
    signInsPerMinute: env.SIGN_INS_PER_MINUTE,
  };
}

/** For commands, which need the database and nothing else. */
export function readDatabaseUrl(source: NodeJS.ProcessEnv = process.env): string {
  return readVariables({ DATABASE_URL: z.url() }, source).DATABASE_URL;
}
