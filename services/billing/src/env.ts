import { chassisEnv, chassisVariables, readVariables } from '@mobilytics/chassis/env';
import { parseRegistrationNumbers } from '@mobilytics/tax/registration-numbers';
import { z } from 'zod';
import { approvalLimits } from './approval/approval-limits.ts';

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
  /** Money moves only while the mirror of Stripe is proven to be younger than this. */
  BILLING_MIRROR_MAX_AGE_SECONDS: z.coerce.number().int().min(10).max(86_400).default(300),
  /** Above these amounts a second person must agree to refunds, credit notes, write-offs and make-goods. */
  BILLING_APPROVAL_LIMITS: approvalLimits.default({ CAD: 50_000, USD: 50_000 }),
  /** `on` lets Stripe Tax reckon the taxes of payment pages instead of our table. */
  BILLING_STRIPE_TAX: z.enum(['on', 'off']).default('off'),
  /** Our numbers with tax authorities: `GST/HST=123456789 RT0001,QST=…`. */
  BILLING_TAX_REGISTRATIONS: z.string().default('').transform(parseRegistrationNumbers),
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
    mirrorMaxAgeMs: values.BILLING_MIRROR_MAX_AGE_SECONDS * 1000,
    approvalLimits: values.BILLING_APPROVAL_LIMITS,
    usesStripeTax: values.BILLING_STRIPE_TAX === 'on',
    taxRegistrations: values.BILLING_TAX_REGISTRATIONS,
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
