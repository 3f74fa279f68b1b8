import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyText, redact } from './redact.ts';

test('secrets, accounts, phones and mails are seen in no form of body', () => {
  const hidden = ['s3cr3t-token', '4165550100', 'ada@example.com', '98765'];
  const bodies = [
    '{"access_token":"s3cr3t-token","contact":{"phone":"4165550100","email":"ada@example.com"},"accountNumber":98765}',
    '<a:shipment><customer-number>98765</customer-number><client-voice-phone>4165550100</client-voice-phone><email>ada@example.com</email><x:token v="1">s3cr3t-token</x:token></a:shipment>',
    'grant_type=client_credentials&client_id=98765&client_secret=s3cr3t-token&email=ada@example.com',
    'https://carrier.test/v1?token=s3cr3t-token&phone=4165550100',
    'Authorization: Bearer s3cr3t-token',
  ];
  for (const body of bodies) {
    const left = redact(body, []);
    for (const secret of hidden) assert.ok(!left.includes(secret), `${secret} in ${left}`);
  }
});

test('what the carrier knows us by is hidden wherever it stands', () => {
  const path = 'https://ct.soa-gw.test/rs/2004381/ncshipment/12';
  assert.equal(redact(path, ['2004381']), 'https://ct.soa-gw.test/rs/•••/ncshipment/12');
});

test('what a reader needs stays readable', () => {
  const body = '{"trackingNumber":"1681334332936901","weight":1.6,"city":"Toronto","status":"ok"}';
  assert.equal(redact(body, []), body);
});

test('files are told by their size, and long bodies are cut', () => {
  assert.equal(bodyText(Buffer.from('%PDF-1.7 and more'), []), 'PDF of 17 bytes');
  assert.equal(bodyText(Buffer.from([0xff, 0xd8, 0xff, 0x00]), []), '4 bytes');
  const label = `{"labelImage":"${'QUJD'.repeat(5_000)}"}`;
  assert.equal(redact(label, []), '{"labelImage":"…file in base64…"}');
  assert.ok(redact('<a>b c</a> '.repeat(10_000), []).length < 20_100);
});

test('a hostile body is redacted in no time', () => {
  const started = performance.now();
  for (const piece of ['<token ', '"phone":"\\', 'a@', 'a.b-', '&token=', '"token":'])
    redact(piece.repeat(100_000), []);
  assert.ok(performance.now() - started < 3_000);
});
