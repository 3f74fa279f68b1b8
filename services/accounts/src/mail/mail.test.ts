import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeMail, type Mail } from './mail.ts';
import { shipmentNews } from './shipment-letter.ts';

const url = 'https://example.com/verify?a=1&b=2';
const contents: Mail['content'][] = [
  { kind: 'VERIFY_ADDRESS', name: 'Zoë', url },
  { kind: 'ADDRESS_IN_USE', name: 'Zoë', url },
  { kind: 'RESET_PASSWORD', name: 'Zoë', url },
  { kind: 'INVITATION', organizationName: 'Acme', invitedBy: 'Zoë', url },
  ...shipmentNews.map((news) => ({
    ...{ kind: 'SHIPMENT' as const, news, orderNumber: 'MOB-1', trackingNumber: '123' },
    ...{ expectedAt: '2026-11-25T21:00:00.000Z', url },
  })),
];

test('every mail has its link in text and HTML, in both languages, which differ', () => {
  for (const content of contents) {
    const [en, fr] = (['en', 'fr'] as const).map((locale) =>
      composeMail({ to: 'z@example.com', locale, content }),
    );
    assert.notEqual(en?.subject, fr?.subject);
    for (const mail of [en, fr]) {
      assert.ok(mail?.text.includes(url), content.kind);
      assert.ok(mail?.html.includes('https://example.com/verify?a=1&amp;b=2'), content.kind);
    }
  }
});

test('a name cannot bring markup into a mail', () => {
  const content = { kind: 'VERIFY_ADDRESS', name: '<a href="//evil">x</a>', url } as const;
  const { html } = composeMail({ to: 'z@example.com', locale: 'en', content });
  assert.ok(!html.includes('<a href="//evil">'));
  assert.ok(html.includes('&lt;a href=&quot;//evil&quot;&gt;'));
});
