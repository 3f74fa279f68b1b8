import { readEnv } from '../src/env.ts';
import type { CarrierUnderTest } from './carriers-under-test.ts';

/** What the service is told so that it connects all of these carriers. */
export const variablesOf = (carriers: readonly CarrierUnderTest[]): Record<string, string> =>
  Object.assign({}, ...carriers.map((carrier) => carrier.variables));

/** The accounts with all of these carriers, as the service reads them from its variables. */
export function accountsOf(carriers: readonly CarrierUnderTest[]) {
  const { canadaPost, usps, dhl, chitChats } = readEnv({
    ...{ PORT: '0', DATABASE_URL: 'postgres://nowhere', REDIS_URL: 'redis://nowhere' },
    ...{ IDENTITY_SECRET: 'a secret for nobody', DASHBOARD_URL: 'http://dashboard.test' },
    ...{ CANADA_POST_USERNAME: 'sandbox', CANADA_POST_PASSWORD: 'sandbox' },
    CANADA_POST_CUSTOMER_NUMBER: '2004381',
    ...{ S3_REGION: 'r', S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' },
    ...variablesOf(carriers),
  });
  return { canadaPost, usps, dhl, chitChats };
}
