import { chassisEnv, chassisVariables, readVariables } from '@mobilytics/chassis/env';
import { z } from 'zod';

const list = z.string().transform((text) => text.split(',').filter((part) => part !== ''));

const variables = {
  ...chassisVariables,
  /** Where Stripe's API is; the sandbox serves the same protocol. */
  STRIPE_API_BASE: z.url().default('https://api.stripe.com'),
  STRIPE_SECRET_KEY: z.string().min(1),
  /** Signing secrets of the webhook endpoint, comma-separated; several while one is rotated. */
  STRIPE_WEBHOOK_SECRETS: list.refine((secrets) => secrets.length > 0, 'Give at least one secret.'),
  /** Where customers come back to from the payment page. */
  DASHBOARD_URL: z.url(),
  /** Where papers (invoices, receipts, statements) are kept. */
  S3_ENDPOINT: z.url().optional(),
  /** How browsers reach the store, where that differs. */
  S3_PUBLIC_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().min(1),
  S3_BUCKET: z.string().min(1),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
};

export function readEnv(source: NodeJS.ProcessEnv = process.env) {
  const values = readVariables(variables, source);
  return {
    chassis: chassisEnv(values),
    stripeApiBase: values.STRIPE_API_BASE,
    stripeSecretKey: values.STRIPE_SECRET_KEY,
    stripeWebhookSecrets: values.STRIPE_WEBHOOK_SECRETS,
    dashboardUrl: values.DASHBOARD_URL.replace(/\/$/, ''),
    objects: {
      endpoint: values.S3_ENDPOINT,
      publicEndpoint: values.S3_PUBLIC_ENDPOINT,
      region: values.S3_REGION,
      bucket: values.S3_BUCKET,
      accessKeyId: values.S3_ACCESS_KEY_ID,
      secretAccessKey: values.S3_SECRET_ACCESS_KEY,
    },
  };
}

export type Env = ReturnType<typeof readEnv>;
