import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { uspsAccount, uspsVariables } from './usps-env.ts';

const read = (variables: Record<string, string>) =>
  uspsAccount(z.object(uspsVariables).parse(variables));
const whole = {
  ...{ USPS_CLIENT_ID: 'client', USPS_CLIENT_SECRET: 'secret', USPS_CRID: '12345678' },
  ...{ USPS_MID: '901234567', USPS_ACCOUNT_NUMBER: '1000123456' },
};

test('USPS is connected with a whole account, not at all without one, and never with half', () => {
  assert.equal(read({}), null);
  const account = read(whole);
  assert.equal(account?.manifestMid, '901234567');
  assert.equal(account.apiBase, 'https://apis.usps.com');
  for (const missing of Object.keys(whole)) {
    const half = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== missing));
    assert.throws(() => read(half), /together, or none/, missing);
  }
  assert.throws(() => read({ ...whole, USPS_MID: '12345' }), /USPS_MID|Six or nine/);
});
