import { z } from 'zod';

/** DHL Express is connected when its key, secret and account are given, all divisions by their key. */
export const dhlVariables = {
  DHL_API_BASE: z.url().default('https://express.api.dhl.com/mydhlapi'),
  DHL_API_KEY: z.string().min(1).optional(),
  DHL_API_SECRET: z.string().min(1).optional(),
  DHL_ACCOUNT_NUMBER: z
    .string()
    .regex(/^\d{9,12}$/)
    .optional(),
  DHL_UNIFIED_API_BASE: z.url().default('https://api-eu.dhl.com'),
  DHL_UNIFIED_API_KEY: z.string().min(1).optional(),
  /** The public address of `/webhooks/dhl`, without the token: parcels are subscribed to with it. */
  DHL_PUSH_URL: z.url().optional(),
  /** How long a new shipment may take until DHL finds it by its reference. */
  DHL_LOOKUP_SETTLE_SECONDS: z.coerce.number().min(0).max(86_400).default(600),
};

export type DhlAccount = NonNullable<ReturnType<typeof dhlAccount>>;

type Variables = z.output<z.ZodObject<typeof dhlVariables>>;

export function dhlAccount(env: Variables) {
  const { DHL_API_KEY: username, DHL_API_SECRET: password, DHL_ACCOUNT_NUMBER: number } = env;
  if (username === undefined || password === undefined || number === undefined) return null;
  const { DHL_UNIFIED_API_BASE: apiBase, DHL_UNIFIED_API_KEY: apiKey } = env;
  return {
    apiBase: env.DHL_API_BASE,
    ...{ username, password, accountNumber: number },
    unified: apiKey === undefined ? null : { apiBase, apiKey },
    pushUrl: env.DHL_PUSH_URL ?? null,
    lookupSettleMs: env.DHL_LOOKUP_SETTLE_SECONDS * 1000,
  };
}
