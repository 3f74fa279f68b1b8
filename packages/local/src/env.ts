import { resolve } from 'node:path';
import { z } from 'zod';
import { repository } from './paths.ts';
import { DEFAULT_PORT_BASE } from './ports.ts';
import { ToldError } from './told-error.ts';

const text = z.string().min(1);
const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be like postgres://user:password@host:5432/postgres',
});
const redisUrl = z.url({ protocol: /^rediss?$/, error: 'must be like redis://host:6379' });
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be like https://host' });

const schema = z
  .object({
    MOBILYTICS_PORT_BASE: z.coerce
      .number({ error: 'must be a number, for example 7000' })
      .int()
      .min(1024, 'must be 1024 or more')
      .max(64_000, 'must be 64000 or less')
      .default(DEFAULT_PORT_BASE),
    /** Where the platform keeps its data. */
    MOBILYTICS_DATA_DIR: text.default('.local'),
    /** `off` starts with an empty platform. */
    MOBILYTICS_DEMO: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
    /** A PostgreSQL server whose role may create roles and databases. */
    DATABASE_URL: databaseUrl.optional(),
    REDIS_URL: redisUrl.optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be like smtp://host:25' }).optional(),
    S3_BUCKET: text.optional(),
    S3_ENDPOINT: httpUrl.optional(),
    S3_PUBLIC_ENDPOINT: httpUrl.optional(),
    S3_REGION: text.optional(),
    S3_ACCESS_KEY_ID: text.optional(),
    S3_SECRET_ACCESS_KEY: text.optional(),
    STRIPE_SECRET_KEY: text.optional(),
    STRIPE_API_BASE: httpUrl.optional(),
    STRIPE_WEBHOOK_SECRETS: text.optional(),
    CANADA_POST_USERNAME: text.optional(),
    CANADA_POST_API_BASE: httpUrl.optional(),
    CANADA_POST_PASSWORD: text.optional(),
    CANADA_POST_CUSTOMER_NUMBER: text.optional(),
    CANADA_POST_CONTRACT_ID: text.optional(),
    CANADA_POST_API_GENERATION: z.enum(['XML', 'JSON']).optional(),
    USPS_CLIENT_ID: text.optional(),
    USPS_API_BASE: httpUrl.optional(),
    USPS_CLIENT_SECRET: text.optional(),
    USPS_CRID: text.optional(),
    USPS_MID: text.optional(),
    USPS_ACCOUNT_NUMBER: text.optional(),
    DHL_API_KEY: text.optional(),
    DHL_API_BASE: httpUrl.optional(),
    DHL_API_SECRET: text.optional(),
    DHL_ACCOUNT_NUMBER: text.optional(),
    DHL_UNIFIED_API_KEY: text.optional(),
    DHL_UNIFIED_API_BASE: httpUrl.optional(),
    CHIT_CHATS_CLIENT_ID: text.optional(),
    CHIT_CHATS_API_BASE: httpUrl.optional(),
    CHIT_CHATS_ACCESS_TOKEN: text.optional(),
    CHIT_CHATS_VAT_REFERENCE: text.optional(),
  })
  .check(
    needs('S3_BUCKET', ['S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']),
    needs('STRIPE_SECRET_KEY', ['STRIPE_WEBHOOK_SECRETS']),
    needs('CANADA_POST_USERNAME', ['CANADA_POST_PASSWORD', 'CANADA_POST_CUSTOMER_NUMBER']),
    needs('USPS_CLIENT_ID', [
      ...['USPS_CLIENT_SECRET', 'USPS_CRID', 'USPS_MID', 'USPS_ACCOUNT_NUMBER'],
    ]),
    needs('DHL_API_KEY', ['DHL_API_SECRET', 'DHL_ACCOUNT_NUMBER']),
    needs('CHIT_CHATS_CLIENT_ID', ['CHIT_CHATS_ACCESS_TOKEN']),
  );

/** Half a set of credentials would make the platform use the real one with the sandbox's other half. */
function needs(leader: string, others: string[]) {
  return (context: z.core.ParsePayload<Record<string, unknown>>) => {
    const given = [leader, ...others].filter((name) => context.value[name] !== undefined);
    if (given.length === 0 || given.length === others.length + 1) return;
    for (const name of [leader, ...others].filter((other) => !given.includes(other))) {
      context.issues.push({
        code: 'custom',
        path: [name],
        input: context.value,
        message: `is missing, and ${given[0]} is given: set both or neither`,
      });
    }
  };
}

export type Settings = z.output<typeof schema> & { dataDir: string };

/** What the person set. Empty variables count as not set. */
export function readSettings(source: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.entries(source).filter(([, value]) => value !== '');
  const result = schema.safeParse(Object.fromEntries(given));
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new ToldError(`Correct or unset these variables: ${problems.join('; ')}.`);
  }
  return { ...result.data, dataDir: resolve(repository, result.data.MOBILYTICS_DATA_DIR) };
}
