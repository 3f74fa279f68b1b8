import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startChitChatsSandbox } from './start-chit-chats-sandbox.ts';

const credentials = { clientId: '208472', accessToken: 'secret-token' };
const dataDir = mkdtempSync(join(tmpdir(), 'chit-chats-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));
const start = () => startChitChatsSandbox({ port: 0, credentials, dataDir, buySeconds: 0 });
let sandbox = await start();
after(() => sandbox.close());

async function send<Body extends object = { errors?: object }>(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${sandbox.url}/api/v1/clients/208472${path}`, {
    method,
    headers: {
      authorization: 'secret-token',
      ...(body && { 'content-type': 'application/json; charset=utf-8' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Body };
}

const draft = (changes: object = {}) => ({
  ...{ name: 'Jane Doe', address_1: '123 Anywhere St', city: 'Vancouver', province_code: 'BC' },
  ...{ postal_code: 'V6K 1A1', country_code: 'CA', description: 'Bracelet', value: '84.99' },
  ...{ value_currency: 'cad', package_type: 'parcel', order_id: 'A-1', ship_date: 'today' },
  ...{ weight_unit: 'g', weight: 250, size_unit: 'cm', size_x: 10, size_y: 5, size_z: 2 },
  postage_type: 'unknown',
  ...changes,
});
type Draft = { id: string; status: string; rates: { postage_type: string }[] };
const create = async (changes: object = {}) => {
  const { status, body } = await send<{ shipment: Draft }>('POST', '/shipments', draft(changes));
  assert.equal(status, 201, JSON.stringify(body));
  return body.shipment;
};

test('only the bare token of the client is let in, and only JSON named as such', async () => {
  const tokens = ['Bearer secret-token', 'other', ''];
  for (const authorization of tokens) {
    assert.equal((await send('GET', '/shipments', undefined, { authorization })).status, 401);
  }
  const other = await fetch(`${sandbox.url}/api/v1/clients/1/shipments`, {
    headers: { authorization: 'secret-token' },
  });
  assert.equal(other.status, 404);
  const text = { 'content-type': 'text/plain' };
  assert.equal((await send('POST', '/shipments', draft(), text)).status, 415);
});

test('wrong, unknown and missing fields are refused by name', async () => {
  const wrong: [object, string][] = [
    [{ postal_code: 'V6K1A1' }, 'postal_code'],
    [{ country_code: 'US', postal_code: 'V6K 1A1' }, 'postal_code'],
    [{ weight: 0 }, 'weight'],
    [{ weight: -2 }, 'weight'],
    [{ name: ' ' }, 'name'],
    [{ value_currency: 'eur' }, 'value_currency'],
    [{ order_store: 'wish' }, 'order_store'],
    [{ country_code: 'FR', postal_code: '75011', province_code: '' }, 'line_items'],
    [{ postage_type: 'usps_priority' }, 'postage_type'],
    [{ carrier: 'usps' }, 'carrier'],
    [{ description: undefined }, 'description'],
  ];
  for (const [change, field] of wrong) {
    const { status, body } = await send('POST', '/shipments', draft(change));
    assert.equal(status, 422, JSON.stringify(change));
    assert.ok(field in (body.errors ?? {}), `${field}: ${JSON.stringify(body)}`);
  }
});

test('a draft is bought once, and only a draft is deleted', async () => {
  const { id, status, rates } = await create();
  assert.equal(status, 'unpaid');
  const buy = () => send('PATCH', `/shipments/${id}/buy`, { postage_type: rates[0]?.postage_type });
  assert.equal((await buy()).status, 200);
  assert.equal((await buy()).status, 422);
  assert.equal((await send('DELETE', `/shipments/${id}`)).status, 422);
  const spare = await create();
  assert.equal((await send('DELETE', `/shipments/${spare.id}`)).status, 204);
  assert.equal((await send('GET', `/shipments/${spare.id}`)).status, 404);
});

test('a batch is pending, ready, received; its label vanishes, and only an empty one is deleted', async () => {
  const { id } = await create();
  await send('PATCH', `/shipments/${id}/buy`, { postage_type: 'chit_chats_select' });
  const { status, body: batch } = await send<{ id: number; status: string }>('POST', '/batches', {
    description: 'B-1',
  });
  assert.deepEqual([status, batch.status], [201, 'pending']);
  const added = { batch_id: batch.id, shipment_ids: [id] };
  assert.equal((await send('PATCH', '/shipments/add_to_batch', added)).status, 200);
  assert.equal((await send('DELETE', `/batches/${batch.id}`)).status, 422);
  const look = async () => (await send('GET', `/batches/${batch.id}`)).body;
  assert.ok('label_png_url' in (await look()));
  const { body } = await send<{ shipment: { carrier_tracking_code: string } }>(
    'GET',
    `/shipments/${id}`,
  );
  await fetch(`${sandbox.url}/_sandbox/parcels/${body.shipment.carrier_tracking_code}/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'accepted' }),
  });
  assert.deepEqual(
    { ...(await look()), created_at: '' },
    { id: batch.id, status: 'received', description: 'B-1', created_at: '' },
  );
});

test('labels open by their signed address alone, tracking by anybody', async () => {
  const { id } = await create();
  await send('PATCH', `/shipments/${id}/buy`, { postage_type: 'chit_chats_select' });
  const { body } = await send<{ shipment: { postage_label_pdf_url: string } }>(
    'GET',
    `/shipments/${id}`,
  );
  const { shipment } = body;
  const label = await fetch(shipment.postage_label_pdf_url);
  assert.equal((await label.text()).slice(0, 5), '%PDF-');
  const forged = shipment.postage_label_pdf_url.replace(/expires=\d/, 'expires=9');
  assert.equal((await fetch(forged)).status, 403);
  const tracking = await fetch(`${sandbox.url}/tracking/${id.toLowerCase()}.json`);
  const told = (await tracking.json()) as { shipment: { shipment_id: string } };
  assert.equal(told.shipment.shipment_id, id);
});

test('what was bought is still there after a restart', async () => {
  const { id } = await create({ order_id: 'kept' });
  await send('PATCH', `/shipments/${id}/buy`, { postage_type: 'chit_chats_select' });
  await sandbox.close();
  sandbox = await start();
  const { body: found } = await send<{ id: string }[]>('GET', '/shipments?q=kept');
  assert.deepEqual(
    found.map((shipment) => shipment.id),
    [id],
  );
});
