import assert from 'node:assert/strict';
import { test } from 'node:test';
import { environmentOf } from './environment.ts';

test('a host tells whether labels cost money', () => {
  const known: [string, string][] = [
    ['https://soa-gw.canadapost.ca', 'PRODUCTION'],
    ['https://ct.soa-gw.canadapost.ca', 'TEST'],
    ['https://apis.usps.com', 'PRODUCTION'],
    ['https://apis-tem.usps.com', 'TEST'],
    ['https://express.api.dhl.com/mydhlapi', 'PRODUCTION'],
    ['https://express.api.dhl.com/mydhlapi/test', 'TEST'],
    ['https://chitchats.com/api/v1', 'PRODUCTION'],
    ['https://staging.chitchats.com/api/v1', 'TEST'],
    ['http://127.0.0.1:4101', 'SANDBOX'],
    ['http://sandbox:4101', 'SANDBOX'],
  ];
  for (const [url, environment] of known) assert.equal(environmentOf(url), environment, url);
});
