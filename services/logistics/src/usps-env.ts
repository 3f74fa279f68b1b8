import { z } from 'zod';

const mailerId = z.string().regex(/^(\d{6}|\d{9})$/, 'Six or nine digits.');

/** USPS is connected when its client is given; then all of them are wanted. */
export const uspsVariables = {
  USPS_API_BASE: z.url().default('https://apis.usps.com'),
  USPS_CLIENT_ID: z.string().min(1).optional(),
  USPS_CLIENT_SECRET: z.string().min(1).optional(),
  /** Who pays and whose labels they are, as the Business Customer Gateway numbers them. */
  USPS_CRID: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  USPS_MID: mailerId.optional(),
  /** Without it the labels' own. */
  USPS_MANIFEST_MID: mailerId.optional(),
  USPS_ACCOUNT_TYPE: z.enum(['EPS', 'PERMIT', 'METER', 'OMAS']).default('EPS'),
  USPS_ACCOUNT_NUMBER: z.string().min(1).optional(),
  USPS_PRICE_TYPE: z.enum(['RETAIL', 'COMMERCIAL', 'CONTRACT']).default('COMMERCIAL'),
};

type Read = z.output<z.ZodObject<typeof uspsVariables>>;

/** The account, null without one. Half an account is a mistake, told with what it lacks. */
export function uspsAccount(env: Read) {
  const wanted = {
    clientId: env.USPS_CLIENT_ID,
    clientSecret: env.USPS_CLIENT_SECRET,
    crid: env.USPS_CRID,
    mid: env.USPS_MID,
    accountNumber: env.USPS_ACCOUNT_NUMBER,
  };
  const { clientId, clientSecret, crid, mid, accountNumber } = wanted;
  if (Object.values(wanted).every((value) => value === undefined)) return null;
  if (!clientId || !clientSecret || !crid || !mid || !accountNumber) {
    throw new Error(
      'USPS wants USPS_CLIENT_ID, USPS_CLIENT_SECRET, USPS_CRID, USPS_MID and USPS_ACCOUNT_NUMBER together, or none of them.',
    );
  }
  return {
    apiBase: env.USPS_API_BASE,
    ...{ clientId, clientSecret, crid, mid, accountNumber },
    manifestMid: env.USPS_MANIFEST_MID ?? mid,
    accountType: env.USPS_ACCOUNT_TYPE,
    priceType: env.USPS_PRICE_TYPE,
  };
}
