import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { RunningServer } from '../listen.ts';
import { type DhlSandboxOptions, startDhlSandbox } from './start-dhl-sandbox.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'dhl-'));
const options: DhlSandboxOptions = {
  ...{ port: 0, dataDir, lifeSeconds: 86_400, accountNumber: '123456789', apiKey: 'unified' },
  credentials: { username: 'key', password: 'secret' },
  unifiedLimits: { intervalMs: 60_000, callsPerDay: 250 },
};
let server: RunningServer;
before(async () => {
  server = await startDhlSandbox(options);
});
after(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const basic = `Basic ${Buffer.from('key:secret').toString('base64')}`;
const usual = { authorization: basic, 'x-version': '3.1.0', 'content-type': 'application/json' };

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = usual,
) {
  const { 'content-type': type, ...bare } = headers;
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: body === undefined ? bare : headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

const tomorrow = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T12:00:00 GMT-05:00`;
const party = (countryCode: string, postalCode: string) => ({
  postalAddress: { postalCode, cityName: 'Somewhere', countryCode, addressLine1: '1 Main' },
  contactInformation: { phone: '5550100', companyName: 'Some', fullName: 'Somebody' },
});
const shipment = (changes: Record<string, unknown> = {}) => ({
  plannedShippingDateAndTime: tomorrow,
  pickup: { isRequested: false },
  productCode: 'N',
  accounts: [{ typeCode: 'shipper', number: '123456789' }],
  customerReferences: [{ value: 'shp_1' }],
  customerDetails: {
    shipperDetails: party('CA', 'M5X 1A9'),
    receiverDetails: party('CA', 'H2X 1Y4'),
  },
  content: {
    packages: [{ weight: 1.5, dimensions: { length: 10, width: 10, height: 10 } }],
    ...{ isCustomsDeclarable: false, description: 'Things', incoterm: 'DAP' },
    unitOfMeasurement: 'metric',
  },
  ...changes,
});
const ship = (changes: Record<string, unknown> = {}) =>
  call('POST', '/mydhlapi/shipments', shipment(changes));

test('who has no key, the wrong one, or asks for no version is refused', async () => {
  const path = '/mydhlapi/tracking?shipmentTrackingNumber=1234567890';
  const { authorization: _, ...nobody } = usual;
  assert.equal((await call('GET', path, undefined, nobody)).status, 401);
  const wrong = { ...usual, authorization: `Basic ${Buffer.from('key:x').toString('base64')}` };
  assert.equal((await call('GET', path, undefined, wrong)).body.status, '401');
  const { 'x-version': __, ...versionless } = usual;
  assert.equal((await call('GET', path, undefined, versionless)).status, 400);
  assert.equal((await call('GET', path)).status, 404);
});

test('what the description of the interface does not know is refused in its words', async () => {
  const { content } = shipment();
  const cases: [Record<string, unknown>, RegExp][] = [
    [{ extra: 1 }, /^#: extraneous key \[extra\] is not permitted$/],
    [{ productCode: undefined }, /^#: required key \[productCode\] not found$/],
    [{ productCode: '' }, /^#\/productCode: expected minLength: 1, actual: 0$/],
    [{ accounts: [] }, /^#\/accounts: expected minimum item count: 1, found: 0$/],
    [
      { content: { ...content, packages: [{ ...content.packages[0], weight: 0 }] } },
      /^#\/content\/packages\/0\/weight: 0 is not greater or equal to 0\.001$/,
    ],
    [{ content: { ...content, incoterm: 'XYZ' } }, /XYZ is not a valid enum value/],
    [{ content: { ...content, description: 7 } }, /expected type: string, found: number/],
  ];
  for (const [changes, words] of cases) {
    const { status, body } = await ship(changes);
    assert.deepEqual([status, body.status], [422, '422'], JSON.stringify(body));
    assert.match(body.detail, words);
  }
  const two = await ship({ extra: 1, productCode: '' });
  assert.equal(two.body.additionalDetails.length, 2);
});

test('business rules have DHL’s codes', async () => {
  const { content } = shipment();
  const cases: [Record<string, unknown>, RegExp][] = [
    [{ plannedShippingDateAndTime: '2026-02-11' }, /^998:/],
    [{ plannedShippingDateAndTime: '2020-02-11T10:00:00 GMT+01:00' }, /^1001:/],
    [{ accounts: [{ typeCode: 'shipper', number: '1' }] }, /account number is not found/],
    [{ productCode: 'P' }, /^1004:/],
    [{ valueAddedServices: [{ serviceCode: 'XX' }] }, /^7008:.*#\/valueAddedServices\/0/],
    [{ valueAddedServices: [{ serviceCode: 'WY' }] }, /^7008:/],
    [{ content: { ...content, isCustomsDeclarable: true } }, /exportDeclaration/],
  ];
  for (const [changes, words] of cases) {
    assert.match((await ship(changes)).body.detail, words, JSON.stringify(changes));
  }
});

test('a check of the data alone sells nothing', async () => {
  const count = async () => (await call('GET', '/_sandbox/charges')).body.charges.length;
  const before = await count();
  const checked = await call('POST', '/mydhlapi/shipments?validateDataOnly=true', shipment());
  assert.deepEqual([checked.status, checked.body.shipmentTrackingNumber], [201, undefined]);
  assert.equal(await count(), before);
});

test('shipments, pickups and what was charged outlive a restart', async () => {
  const { status, body } = await ship();
  assert.equal(status, 201);
  assert.equal(Buffer.from(body.documents[0].content, 'base64').subarray(0, 5).toString(), '%PDF-');
  const charges = (await call('GET', '/_sandbox/charges')).body;
  await server.close();
  server = await startDhlSandbox(options);
  assert.deepEqual((await call('GET', '/_sandbox/charges')).body, charges);
  const path = `/mydhlapi/shipments/${body.shipmentTrackingNumber}/tracking`;
  const [tracked] = (await call('GET', path)).body.shipments;
  assert.deepEqual(tracked.shipperReferences, [{ value: 'shp_1', typeCode: 'CU' }]);
  assert.equal(tracked.events[0].GMTOffset, undefined);
  const exact = await call('GET', `${path}?requestGMTOffsetPerEvent=true`);
  assert.match(exact.body.shipments[0].events[0].GMTOffset, /^[+-]\d\d:\d\d$/);
});

test('more than 200 numbers, or a reference without account and days, are refused', async () => {
  const many = Array.from({ length: 201 }, (_, index) => `shipmentTrackingNumber=${index}`);
  assert.equal((await call('GET', `/mydhlapi/tracking?${many.join('&')}`)).status, 400);
  assert.equal((await call('GET', '/mydhlapi/tracking?shipmentReference=shp_1')).status, 400);
});

test('all divisions are asked by key, one number at a time, and seldom', async () => {
  const path = '/track/shipments?trackingNumber=42';
  assert.equal((await call('GET', path, undefined, {})).status, 401);
  const key = { 'dhl-api-key': 'unified' };
  const missing = await call('GET', path, undefined, key);
  assert.deepEqual([missing.status, missing.body.status], [404, 404]);
  assert.equal((await call('GET', path, undefined, key)).status, 429);
  assert.equal((await call('GET', `${path}&trackingNumber=43`, undefined, key)).status, 400);
});
