import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const list = z.string().transform((text) => text.split(',').filter((part) => part !== ''));

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().default('127.0.0.1'),
  REDIS_URL: z.url(),
  IDENTITY_SECRET: z.string().min(32),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ACCOUNTS_URL: z.url(),
  ORDERS_URL: z.url(),
  BILLING_URL: z.url(),
  LOGISTICS_URL: z.url(),
  CAMPAIGNS_URL: z.url(),
  ANALYTICS_URL: z.url(),
  /** The manifests of the operations that our own web apps send. */
  PERSISTED_OPERATIONS: list.default([]),
  /** Lets sessions send operations that no manifest holds. For development. */
  ALLOW_AD_HOC_OPERATIONS: flag.default(false),
  /** Believes the header `x-mobilytics-at`, by which imports and demo data act at an earlier time. */
  ALLOW_HISTORIC_TIME: flag.default(false),
  /** Serves GraphiQL at `GET /graphql`, and introspection to callers without identity. For development. */
  GRAPHIQL: flag.default(false),
  /** Requests per minute of one session, API key or, without identity, one address. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().positive().default(600),
  /** Addresses of proxies whose `x-forwarded-for` is believed. */
  TRUSTED_PROXIES: list.default([]),
});

export type Env = z.output<typeof schema>;

/** Reads the environment once and reports every problem at once. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The gateway's environment is wrong:\n  ${problems.join('\n  ')}`);
}
