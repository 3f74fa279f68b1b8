import { chassisEnv, chassisVariables, readVariables } from '@mobilytics/chassis/env';
import { z } from 'zod';
import { carrierCodes } from './carrier/carrier.ts';
import { dhlAccount, dhlVariables } from './carrier/dhl/account.ts';
import { uspsAccount, uspsVariables } from './usps-env.ts';

/** `USPS=6000,DHL=20000` */
const callsPerHour = z
  .string()
  .regex(
    /^([A-Z_]+=[1-9]\d{0,6}(,|$))*$/,
    'Write CARRIER=NUMBER, several with commas between them.',
  )
  .transform((text): Record<string, string> => {
    const pairs = text.split(',').filter(Boolean);
    return Object.fromEntries(pairs.map((pair) => pair.split('=')));
  })
  .pipe(z.partialRecord(z.enum(carrierCodes), z.coerce.number<string>()));

const variables = {
  ...chassisVariables,
  CANADA_POST_API_BASE: z.url(),
  CANADA_POST_USERNAME: z.string().min(1),
  CANADA_POST_PASSWORD: z.string().min(1),
  CANADA_POST_CUSTOMER_NUMBER: z.string().regex(/^\d{1,10}$/),
  /** With a contract parcels are told at the end of the day and may be voided until then. */
  CANADA_POST_CONTRACT_ID: z
    .string()
    .regex(/^\d{1,10}$/)
    .optional(),
  /** The older web services, or those of the developer portal. */
  CANADA_POST_API_GENERATION: z.enum(['XML', 'JSON']).default('XML'),
  /** Chit Chats is connected when its client and token are given. */
  CHIT_CHATS_API_BASE: z.url().default('https://chitchats.com'),
  CHIT_CHATS_CLIENT_ID: z
    .string()
    .regex(/^\d{1,12}$/)
    .optional(),
  CHIT_CHATS_ACCESS_TOKEN: z.string().min(1).optional(),
  /** Our registration for value-added tax abroad, without which recipients pay duties. */
  CHIT_CHATS_VAT_REFERENCE: z.string().min(1).optional(),
  ...uspsVariables,
  ...dhlVariables,
  /** Where customers' pages are: links to a parcel's public page begin with it. */
  DASHBOARD_URL: z.url(),
  /** The secret part of the address that DHL sends news to; without it none is taken. */
  DHL_PUSH_TOKEN: z.string().min(32).optional(),
  /** What USPS signs its news with; without it none is taken. */
  USPS_PUSH_SECRET: z.string().length(32).optional(),
  /** The pause between two looks at a parcel that moves. */
  TRACKING_POLL_SECONDS: z.coerce.number().min(1).max(86_400).default(900),
  /** US dollars for one Canadian: what customs are told of goods sold in US dollars. */
  CUSTOMS_USD_PER_CAD: z.coerce.number().positive().max(10).default(0.72),
  /** What carriers granted us beyond their published limits: calls an hour of each kind. */
  CARRIER_CALLS_PER_HOUR: callsPerHour.default({}),
  /** Whom carriers write to about a refund. */
  SHIPPING_EMAIL: z.email().default('shipping@mobilytics.example'),
  S3_ENDPOINT: z.url().optional(),
  S3_PUBLIC_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().min(1),
  S3_BUCKET: z.string().min(1),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
};

export type Env = ReturnType<typeof readEnv>;

/** The service's configuration. Throws one error that lists every variable that is wrong. */
export function readEnv(source: NodeJS.ProcessEnv = process.env) {
  const env = readVariables(variables, source);
  return {
    ...chassisEnv(env),
    canadaPost: {
      apiBase: env.CANADA_POST_API_BASE,
      username: env.CANADA_POST_USERNAME,
      password: env.CANADA_POST_PASSWORD,
      customerNumber: env.CANADA_POST_CUSTOMER_NUMBER,
      contractId: env.CANADA_POST_CONTRACT_ID ?? null,
      generation: env.CANADA_POST_API_GENERATION,
      usdPerCad: env.CUSTOMS_USD_PER_CAD,
    },
    chitChats:
      env.CHIT_CHATS_CLIENT_ID && env.CHIT_CHATS_ACCESS_TOKEN
        ? {
            apiBase: env.CHIT_CHATS_API_BASE,
            clientId: env.CHIT_CHATS_CLIENT_ID,
            accessToken: env.CHIT_CHATS_ACCESS_TOKEN,
            vatReference: env.CHIT_CHATS_VAT_REFERENCE ?? null,
          }
        : null,
    usps: uspsAccount(env),
    dhl: dhlAccount(env),
    callsPerHour: env.CARRIER_CALLS_PER_HOUR,
    shippingEmail: env.SHIPPING_EMAIL,
    dashboardUrl: env.DASHBOARD_URL.replace(/\/$/, ''),
    push: { dhlToken: env.DHL_PUSH_TOKEN ?? null, uspsSecret: env.USPS_PUSH_SECRET ?? null },
    trackingPollMs: env.TRACKING_POLL_SECONDS * 1000,
    objectStore: {
      endpoint: env.S3_ENDPOINT,
      publicEndpoint: env.S3_PUBLIC_ENDPOINT,
      region: env.S3_REGION,
      bucket: env.S3_BUCKET,
      accessKeyId: env.S3_ACCESS_KEY_ID,
      secretAccessKey: env.S3_SECRET_ACCESS_KEY,
    },
  };
}
