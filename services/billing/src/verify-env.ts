import { readVariables } from '@mobilytics/chassis/env';
import { z } from 'zod';

const variables = {
  DATABASE_URL: z.url(),
  STRIPE_API_BASE: z.url().default('https://api.stripe.com'),
  STRIPE_SECRET_KEY: z.string().min(1),
  BILLING_MIRROR_MAX_AGE_SECONDS: z.coerce.number().int().min(10).max(86_400).default(300),
};

/** What the check from the command line needs: the database and Stripe, nothing else. */
export function readVerifyEnv(source: NodeJS.ProcessEnv = process.env) {
  const values = readVariables(variables, source);
  return {
    databaseUrl: values.DATABASE_URL,
    stripeApiBase: values.STRIPE_API_BASE,
    stripeSecretKey: values.STRIPE_SECRET_KEY,
    mirrorMaxAgeMs: values.BILLING_MIRROR_MAX_AGE_SECONDS * 1_000,
  };
}
