import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  codeOf,
  contract,
  linkTo,
  mediaTypes,
  nonContract,
  pickupRequest,
  sample,
  startTestCanadaPost,
  transmitSet,
} from '../../test/canada-post-harness.ts';
import { textAt } from './xml.ts';

const { shipment, manifest, pickuprequest, pickup, ncshipment, track } = mediaTypes;
const customer = '/rs/2004381/2004381';

describe('the end of the day', async () => {
  const { send } = await startTestCanadaPost({ manifestMsPerShipment: 0 });
  const create = (to = send) =>
    to('POST', `${customer}/shipment`, shipment, contract('<group-id>g1</group-id>'));
  const transmit = async (to = send) => {
    await create(to);
    const made = await to('POST', `${customer}/manifest`, manifest, transmitSet('g1'));
    return to('GET', linkTo(made, 'manifest'), manifest);
  };

  it('transmits a group once, with a paper', async () => {
    const single = await transmit();
    assert.equal(textAt(single.root, 'customer-request-id'), 'man-1');
    assert.match((await send('GET', linkTo(single, 'artifact'), 'application/pdf')).text, /^%PDF-/);
    const again = await send('POST', `${customer}/manifest`, manifest, transmitSet('g1'));
    assert.equal(again.status, 400);
  });

  it('has no paper yet while it is drawn', async () => {
    const slow = await startTestCanadaPost({ manifestMsPerShipment: 60_000 });
    const paper = linkTo(await transmit(slow.send), 'artifact');
    assert.equal(codeOf(await slow.send('GET', paper, 'application/pdf')), '9152');
  });

  it('refuses another customer’s manifest and documents that break the schema', async () => {
    await create();
    const made = await send('POST', `${customer}/manifest`, manifest, transmitSet('g1'));
    const other = linkTo(made, 'manifest').replace('/2004381/2004381/', '/999/999/');
    assert.equal((await send('GET', other, manifest)).status, 404);
    const broken = transmitSet('g1').replace('<method-of-payment>Account</method-of-payment>', '');
    assert.equal(codeOf(await send('POST', `${customer}/manifest`, manifest, broken)), 'Server');
  });
});

describe('collections', async () => {
  const { send } = await startTestCanadaPost();
  const path = '/enab/2004381/pickuprequest';

  it('are booked for the afternoon of a day to come, and canceled', async () => {
    const made = await send('POST', path, pickuprequest, pickupRequest());
    const id = textAt(made.root, 'pickup-request-header', 'request-id');
    assert.equal((await send('DELETE', `${path}/${id}`, pickuprequest)).status, 204);
    const details = await send('GET', `${path}/${id}/details`, pickuprequest);
    assert.equal(textAt(details.root, 'pickup-request-header', 'request-status'), 'Cancelled');
    const wrong: Record<string, string>[] = [
      { date: '2020-01-05' },
      { preferred: '17:00', closing: '12:00' },
    ];
    for (const changes of wrong) {
      const refused = await send('POST', path, pickuprequest, pickupRequest(changes));
      assert.equal(codeOf(refused), '1622');
    }
    const early = await send('POST', path, pickuprequest, pickupRequest({ preferred: '09:00' }));
    assert.equal(codeOf(early), 'Server');
  });

  it('have the elements of the captured availability', async (context) => {
    const captured = sample('pickup-availability.response-200.xml');
    if (!captured) return context.skip('The samples are not on this machine.');
    const { text } = await send('GET', '/ad/pickup/pickupavailability/K2B8J6', pickup);
    for (const [, name] of captured.matchAll(/<([a-z][\w-]*)/g))
      assert.ok(text.includes(`<${name}`), `<${name}> is missing`);
  });
});

describe('faults and charges', async () => {
  const sandbox = await startTestCanadaPost();
  const create = () => sandbox.send('POST', '/rs/2004381/ncshipment', ncshipment, nonContract());
  const charges = async () => {
    const response = await fetch(`${sandbox.url}/_sandbox/charges`);
    return ((await response.json()) as { charges: { reference: string }[] }).charges;
  };

  it('refuse before the effect or spoil the answer after it', async () => {
    for (const [kind, status, sold] of [
      ['server_error', 503, 0],
      ['expired_token', 401, 0],
      ['rate_limit', 503, 0],
      ['malformed_body', 200, 1],
      ['error_after_effect', 500, 2],
    ] as const) {
      await sandbox.control('faults', { kind, method: 'POST', path: '/rs' });
      const { status: answered, text } = await create();
      assert.equal(answered, status, kind);
      if (kind === 'malformed_body') assert.doesNotMatch(text, /<\/non-contract-shipment-info>/);
      assert.equal((await charges()).length, sold, kind);
    }
    assert.equal((await charges())[0]?.reference, 'F-10001');
  });

  it('a parcel lives each of its lives', async () => {
    const pin = textAt((await create()).root, 'tracking-pin');
    const response = await sandbox.control(`parcels/${pin}/life`, { life: 'returned' });
    assert.equal(((await response.json()) as { life: string }).life, 'returned');
    await sandbox.control(`parcels/${pin}/advance`, { to: 'returned' });
    const { text } = await sandbox.send('GET', `/vis/track/pin/${pin}/detail`, track);
    assert.match(text, /Item returned to sender/);
  });
});

it('the JSON services refuse what the XML ones refuse, and know no other token', async () => {
  const { url } = await startTestCanadaPost();
  const base = `${url}/prod/devportal-portaildesdeveloppeurs`;
  const post = (path: string, body: string, headers: Record<string, string>) =>
    fetch(`${base}${path}`, { method: 'POST', body, headers });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const grant = 'grant_type=client_credentials&scope=merchant';
  const token = '/cpc-api-native-oauth-provider/oauth2/token';
  const client = (secret: string) => ({ 'x-ibm-client-id': 'user', 'x-ibm-client-secret': secret });
  assert.equal((await post(token, grant, { ...form, ...client('no') })).status, 401);
  assert.equal((await post(token, 'scope=merchant', { ...form, ...client('secret') })).status, 400);
  const given = await post(token, grant, { ...form, ...client('secret') });
  const { access_token } = (await given.json()) as { access_token: string };
  const json = { 'content-type': 'application/json', authorization: `Bearer ${access_token}` };
  const price = (body: object, headers = json) =>
    post('/rating/v1/prices', JSON.stringify(body), headers);
  const scenario = {
    quoteType: 'commercial',
    customerNumber: '2004381',
    parcelCharacteristics: { weight: 1.5, dimensions: { length: 30, width: 20, height: 10 } },
    originPostalCode: 'K2B8J6',
    destination: { domestic: { postalCode: 'J0E1X0' } },
  };
  const quotes = (await (await price(scenario)).json()) as { priceDetails: { due: number } }[];
  assert.ok(quotes.length > 2 && typeof quotes[0]?.priceDetails.due === 'number');
  const wrong = await price({ ...scenario, colour: 'red' });
  assert.deepEqual([wrong.status, /colour/.test(await wrong.text())], [400, true]);
  assert.equal((await price(scenario, { ...json, authorization: 'Bearer x' })).status, 401);
});
