import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startUspsSandbox } from './start-usps-sandbox.ts';

type Json = Record<string, never>;
const vendor = { accept: 'application/vnd.usps.labels+json' };
const dataDir = mkdtempSync(join(tmpdir(), 'usps-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));

async function start() {
  const { url, close } = await startUspsSandbox({ port: 0, dataDir, lifeSeconds: 86_400 });
  const send = async (method: string, path: string, body?: unknown, headers: object = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    return {
      ...{ status: answer.status, headers: answer.headers, type, text },
      json: (type.includes('json') && text ? JSON.parse(text) : {}) as Json,
    };
  };
  const grant = { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' };
  const token = await send('POST', '/oauth2/v3/token', grant);
  const bearer = { authorization: `Bearer ${token.json.access_token}` };
  const role = { CRID: '1', MID: '901234567', manifestMID: '901234567', accountType: 'EPS' };
  const roles = ['PAYER', 'LABEL_OWNER'].map((roleName) => ({
    ...{ roleName, ...role, accountNumber: '1' },
  }));
  const paid = await send('POST', '/payments/v3/payment-authorization', { roles }, bearer);
  const payment = {
    ...bearer,
    'x-payment-authorization-token': String(paid.json.paymentAuthorizationToken),
  };
  return { url, close, send, bearer, payment };
}
type Sandbox = Awaited<ReturnType<typeof start>>;

let sandbox: Sandbox;
before(async () => {
  sandbox = await start();
});
after(() => sandbox.close());

const address = (streetAddress: string) => ({
  ...{ firstName: 'Joan', lastName: 'Field', streetAddress, city: 'Chicago', state: 'IL' },
  ZIPCode: '60608',
});
const today = () => new Date().toISOString().slice(0, 10);
const label = (more: object = {}) => ({
  toAddress: address('12 Elm Street'),
  fromAddress: address('2400 South Ashland Avenue'),
  packageDescription: {
    ...{ mailClass: 'PRIORITY_MAIL', rateIndicator: 'SP', processingCategory: 'MACHINABLE' },
    ...{ weight: 2, length: 10, width: 8, height: 4, mailingDate: today() },
    ...{ destinationEntryFacilityType: 'NONE', customerReference: [{ referenceNumber: 'r-1' }] },
    ...more,
  },
});
const key = (last: number) => ({
  'x-idempotency-key': `8be4df61-93ca-41d2-aa0d-00e09803${String(last).padStart(4, '0')}`,
});

test('nothing is served without a token, and no label without an authorised payment', async () => {
  const { send, bearer } = sandbox;
  assert.equal((await send('POST', '/shipments/v3/options/search', {})).status, 401);
  assert.equal((await send('POST', '/labels/v3/label', label(), bearer)).status, 401);
  const wrong = { ...bearer, 'x-payment-authorization-token': 'x' };
  assert.equal((await send('POST', '/labels/v3/label', label(), wrong)).status, 403);
  const bad = await send('POST', '/oauth2/v3/token', { grant_type: 'client_credentials' });
  assert.deepEqual([bad.status, bad.json.error], [400, 'invalid_request']);
});

test('a label comes as parts with base64 text, or as one object', async () => {
  const { send, payment } = sandbox;
  const parts = await send('POST', '/labels/v3/label', label(), payment);
  assert.equal(parts.status, 200);
  assert.match(parts.type, /^multipart\/form-data; boundary=/);
  assert.match(parts.text, /name="labelMetadata"[\s\S]*name="labelImage"\r\n\r\nJVBERi0/);
  const whole = await send('POST', '/labels/v3/label', label(), { ...payment, ...vendor });
  assert.match(String(whole.json.labelImage), /^JVBERi0/);
  assert.match(String(whole.json.trackingNumber), /^94055901234567\d{8}$/);
});

test('a key buys one label, and is refused for another request', async () => {
  const { send, payment } = sandbox;
  const headers = { ...payment, ...vendor, ...key(1) };
  const first = await send('POST', '/labels/v3/label', label(), headers);
  const again = await send('POST', '/labels/v3/label', label(), headers);
  assert.equal(first.json.trackingNumber, again.json.trackingNumber);
  const other = await send('POST', '/labels/v3/label', label({ weight: 3 }), headers);
  assert.equal(other.status, 400);
  const noUuid = { ...headers, 'x-idempotency-key': 'order-1' };
  assert.equal((await send('POST', '/labels/v3/label', label(), noUuid)).status, 400);
});

test('requests are held to the descriptions, and a refusal names the path', async () => {
  const { send, payment } = sandbox;
  const wrong: [object, RegExp][] = [
    [label({ weight: 71 }), /packageDescription\/weight/],
    [label({ weight: 0 }), /packageDescription\/weight/],
    [label({ mailClass: 'PIGEON' }), /packageDescription\/mailClass/],
    [label({ colour: 'red' }), /colour/],
    [label({ mailingDate: '2020-01-01' }), /cannot be in the past/],
    [label({ rateIndicator: 'ZZ' }), /Rate not found/],
    [{ ...label(), toAddress: { ...address('1 Elm'), state: 'ON' } }, /toAddress\/state/],
    [{ ...label(), toAddress: { ...address('1 Elm'), ZIPCode: 'M5V2T6' } }, /toAddress\/ZIPCode/],
    [{ ...label(), toAddress: { ...address('x'.repeat(51)) } }, /toAddress\/streetAddress/],
    [{ ...label(), toAddress: address('Nowhere 5') }, /Address Not Found/],
  ];
  for (const [body, words] of wrong) {
    const answer = await send('POST', '/labels/v3/label', body, payment);
    assert.equal(answer.status, 400);
    assert.match(JSON.stringify(answer.json), words);
  }
});

test('a label is printed again three times, and not once it is cancelled', async () => {
  const { send, payment } = sandbox;
  const headers = { ...payment, ...vendor };
  const bought = await send('POST', '/labels/v3/label', label(), { ...headers, ...key(2) });
  const number = String(bought.json.trackingNumber);
  const print = (path: string, more: object = {}) =>
    send('POST', `/labels/v3/label-reprint${path}`, { imageInfo: {} }, { ...headers, ...more });
  assert.equal((await print('', key(2))).status, 200);
  assert.equal((await print(`/${number}`)).status, 200);
  assert.equal((await print(`/${number}`)).status, 200);
  assert.match((await print(`/${number}`)).text, /reprint limit of 3/);
  assert.match((await print('', key(3))).text, /Order not found/);
  const cancel = () => send('DELETE', `/labels/v3/label/${number}`, undefined, headers);
  assert.equal((await cancel()).json.status, 'CANCELED');
  assert.match((await cancel()).text, /already canceled/);
  assert.match((await print(`/${number}`)).text, /Canceled labels/);
});

test('a collection is changed and cancelled only with its present mark', async () => {
  const { send, bearer } = sandbox;
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
  const { streetAddress, city, state, ZIPCode } = address('77 Elm Street');
  const asked = {
    pickupDate: day.toISOString().slice(0, 10),
    pickupAddress: {
      ...{ firstName: 'Joan', lastName: 'Field' },
      address: { streetAddress, city, state, ZIPCode },
      contact: [{ email: 'joan@example.com' }],
    },
    packages: [{ packageType: 'PRIORITY_MAIL', packageCount: 2 }],
    ...{ estimatedWeight: 4, pickupLocation: { packageLocation: 'OFFICE' } },
  };
  const path = '/pickup/v3/carrier-pickup';
  const made = await send('POST', path, asked, bearer);
  const etag = made.headers.get('etag') ?? '';
  const one = `${path}/${made.json.confirmationNumber}`;
  assert.equal((await send('DELETE', one, undefined, bearer)).status, 428);
  const changed = await send(
    'PUT',
    one,
    { ...asked, estimatedWeight: 9 },
    {
      ...{ ...bearer, 'if-match': etag },
    },
  );
  assert.equal(changed.status, 200);
  assert.equal((await send('DELETE', one, undefined, { ...bearer, 'if-match': etag })).status, 412);
  const fresh = changed.headers.get('etag') ?? '';
  const gone = await send('DELETE', one, undefined, { ...bearer, 'if-match': fresh });
  assert.equal(gone.status, 200);
  const sunday = new Date(day);
  sunday.setUTCDate(sunday.getUTCDate() - 1);
  const onSunday = { ...asked, pickupDate: sunday.toISOString().slice(0, 10) };
  assert.match((await send('POST', path, onSunday, bearer)).text, /requested day/);
});

test('the older tracking speaks with the quirks of the real one', async () => {
  const { send, payment } = sandbox;
  const bought = await send('POST', '/labels/v3/label', label(), { ...payment, ...vendor });
  const number = String(bought.json.trackingNumber);
  const moved = await send('POST', `/_sandbox/parcels/${number}/life`, { life: 'returned' });
  assert.equal(moved.status, 200);
  const told = await send(
    'GET',
    `/tracking/v3/tracking/${number}?expand=DETAIL`,
    undefined,
    payment,
  );
  assert.deepEqual(
    [told.json.emailEnabled, typeof told.json.services, told.json.statusCategory],
    ['true', 'string', 'Pre-Shipment'],
  );
  const none = await send('GET', '/tracking/v3/tracking/9400?expand=DETAIL', undefined, payment);
  assert.match(none.text, /150002/);
});

test('a listener that echoes the challenge hears of its parcels, signed', async () => {
  const { send, bearer, payment } = sandbox;
  const heard: { body: Json; hmac: string | undefined }[] = [];
  let echoes = false;
  const listener = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Json;
    if (body.challenge) return response.end(echoes ? String(body.challenge) : 'hello');
    heard.push({ body, hmac: request.headers['x-hmac']?.toString() });
    response.end();
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const { port } = listener.address() as AddressInfo;
  const secret = '0123456789abcdef0123456789abcdef';
  const asked = {
    ...{ listenerURL: `http://127.0.0.1:${port}/`, secret },
    adminNotification: [{ email: 'ops@example.com' }],
    filterProperties: { MID: '901234567', trackingEventTypes: ['ALL_UPDATES'] },
  };
  const path = '/subscriptions-tracking/v3/subscriptions';
  assert.equal((await send('POST', path, asked, bearer)).status, 400);
  echoes = true;
  const made = await send('POST', path, asked, bearer);
  assert.equal(made.status, 201);
  assert.match((await send('POST', path, asked, bearer)).text, /exists for this listener/);

  const bought = await send('POST', '/labels/v3/label', label(), { ...payment, ...vendor });
  const number = String(bought.json.trackingNumber);
  await send('POST', `/_sandbox/parcels/${number}/advance`, { to: 'out_for_delivery' });
  while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const [{ body, hmac } = assert.fail()] = heard;
  const signed = createHmac('sha256', secret).update(`${body.timestamp}${body.payload}`);
  assert.equal(hmac, signed.digest('base64'));
  assert.equal(JSON.parse(String(body.payload)).trackingNumber, number);
  const one = `${path}/${made.json.subscriptionId}`;
  const ifMatch = { ...bearer, 'if-match': made.headers.get('etag') ?? '' };
  assert.equal((await send('DELETE', one, undefined, ifMatch)).status, 200);
  listener.close();
});

test('what was sold is known after a restart', async () => {
  const charges = async ({ send }: Sandbox) =>
    (await send('GET', '/_sandbox/charges')).json as unknown as { charges: unknown[] };
  const known = await charges(sandbox);
  assert.ok(known.charges.length > 3);
  const second = await start();
  assert.deepEqual(await charges(second), known);
  await second.close();
});
