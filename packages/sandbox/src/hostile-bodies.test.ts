import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startCanadaPostSandbox } from './canada-post/start-canada-post-sandbox.ts';
import { startChitChatsSandbox } from './chit-chats/start-chit-chats-sandbox.ts';
import { startDhlSandbox } from './dhl/start-dhl-sandbox.ts';
import { startUspsSandbox } from './usps/start-usps-sandbox.ts';

const [canadaPost, usps, dhl, chitChats] = await Promise.all([
  startCanadaPostSandbox({ port: 0 }),
  startUspsSandbox({ port: 0 }),
  startDhlSandbox({ port: 0, accountNumber: '123456789', apiKey: 'unified' }),
  startChitChatsSandbox({ port: 0 }),
]);
after(() => Promise.all([canadaPost, usps, dhl, chitChats].map((server) => server.close())));

const basic = `Basic ${Buffer.from('sandbox:sandbox').toString('base64')}`;
const json = { 'content-type': 'application/json', authorization: basic };
const xml = 'application/vnd.cpc.ncshipment-v4+xml';
const doors = [
  {
    server: canadaPost,
    path: '/rs/2004381/ncshipment',
    headers: { ...json, 'content-type': xml, accept: xml },
  },
  { server: usps, path: '/oauth2/v3/token', headers: json },
  { server: usps, path: '/labels/v3/label', headers: { ...json, authorization: 'Bearer no' } },
  { server: dhl, path: '/mydhlapi/shipments', headers: { ...json, 'x-version': '3.1.0' } },
  {
    server: chitChats,
    path: '/api/v1/clients/208472/shipments',
    headers: { ...json, authorization: 'secret-token' },
  },
];

const hostile = {
  'five megabytes': 'x'.repeat(5_000_000),
  'entities that expand':
    '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]><non-contract-shipment>&d;</non-contract-shipment>',
  'an entity of a file':
    '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><non-contract-shipment><requested-shipping-point>&f;</requested-shipping-point></non-contract-shipment>',
  'half a document': '<non-contract-shipment><sender>',
  'half an object': '{"a":[',
  'a list of lists': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  'a bare word': '"x"',
  nothing: '',
};

for (const { server, path, headers } of doors) {
  test(`hostile bodies are refused at ${path}, and nothing is sold`, async () => {
    for (const [name, body] of Object.entries(hostile)) {
      const answer = await fetch(new URL(path, server.url), { method: 'POST', headers, body });
      const text = await answer.text();
      assert.ok(answer.status >= 400 && answer.status < 500, `${name}: ${answer.status} ${text}`);
      assert.doesNotMatch(text, /root:|bbbbbbbb/);
    }
    const charges = await fetch(new URL('/_sandbox/charges', server.url));
    assert.deepEqual(await charges.json(), { charges: [] });
  });
}
