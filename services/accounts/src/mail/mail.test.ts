import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billingNews } from './billing-letter.ts';
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
  ...billingNews.flatMap((news) =>
    [null, '2026-12-01T02:00:00.000Z'].map((at) => ({
      ...{ kind: 'BILLING' as const, news, about: 'A-0001', at, reason: null, url },
      amount: { amountMinor: 4_999, currency: 'CAD' },
    })),
  ),
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

test('a failed payment is told with its amount, its reason and the Eastern day of the next try', () => {
  const content = {
    ...{ kind: 'BILLING' as const, news: 'PAYMENT_FAILED' as const, about: 'A-0001', url },
    ...{ amount: { amountMinor: 4_999, currency: 'CAD' }, at: '2026-12-01T02:00:00.000Z' },
  };
  const reason = 'The card has expired. Use another card.';
  const { text } = composeMail({
    to: 'z@example.com',
    locale: 'en',
    content: { ...content, reason },
  });
  for (const part of ['$49.99', 'A-0001', reason, 'November 30, 2026']) {
    assert.ok(text.includes(part), part);
  }
});
