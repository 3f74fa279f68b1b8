import { z } from 'zod';

const schema = z.object({
  GATEWAY_URL: z.url(),
  DASHBOARD_URL: z.url(),
  BACKOFFICE_URL: z.url(),
  STRIPE_SANDBOX_URL: z.url(),
  /** Where parcels are moved, whosever they are; with commas between them. */
  COURIER_SANDBOX_URLS: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.url())),
  /** Where the logins are written for whoever started the platform. */
  DEMO_LOGINS_FILE: z.string().min(1),
  /** For the operators' commands that make people and import counts. */
  ACCOUNTS_DATABASE_URL: z.url(),
  ANALYTICS_DATABASE_URL: z.url(),
});

export type Env = z.output<typeof schema>;

export function readEnv(): Env {
  const env = schema.safeParse(process.env);
  if (env.success) return env.data;
  const problems = env.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The demo cannot be loaded:\n${problems.join('\n')}`);
}
