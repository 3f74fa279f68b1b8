import type { FastifyInstance } from 'fastify';
import type Stripe from 'stripe';
import { escapeHtml, htmlDocument } from '../../html.ts';
import { type PageLanguage, pageLanguage } from '../checkout/page-words.ts';
import { showMoney } from '../checkout/show-money.ts';
import type { Sandbox } from '../sandbox.ts';
import { paymentPageWords } from './page-words.ts';

export const receiptUrl = (sandbox: Sandbox, charge: string): string =>
  `${sandbox.baseUrl}/receipts/${charge}`;

/** The page that a charge's `receipt_url` leads to; like Stripe's, its address is the key. */
export function receiptRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.get<{ Params: { id: string } }>('/receipts/:id', (request, reply) => {
    const language = pageLanguage(null, request.headers['accept-language']);
    const charge = sandbox.store.get('charge', request.params.id);
    const isPaid = charge?.paid === true && charge.captured;
    reply.type('text/html; charset=utf-8').code(isPaid ? 200 : 404);
    return reply.send(page(language, isPaid ? facts(charge, language) : undefined));
  });
}

function facts(charge: Stripe.Charge, language: PageLanguage): [string, string][] {
  const words = paymentPageWords(language);
  const show = (amount: number) => showMoney(amount, charge.currency, language);
  const date = new Intl.DateTimeFormat(language.code, { dateStyle: 'long', timeZone: 'UTC' });
  const { card, acss_debit: debit, us_bank_account: account } = charge.payment_method_details ?? {};
  const last4 = card?.last4 ?? debit?.last4 ?? account?.last4 ?? '';
  return [
    [words.paidTo, 'Mobilytics'],
    [words.amount, show(charge.amount_captured)],
    [words.date, date.format(charge.created * 1_000)],
    [
      words.method,
      escapeHtml(`${card?.brand ?? charge.payment_method_details?.type} •••• ${last4}`),
    ],
    [words.reference, escapeHtml(charge.description ?? charge.id)],
    ...(charge.amount_refunded > 0
      ? [[words.refunded, show(charge.amount_refunded)] satisfies [string, string]]
      : []),
  ];
}

function page(language: PageLanguage, rows: [string, string][] | undefined): string {
  const words = paymentPageWords(language);
  const body = rows
    ? `<dl>${rows.map(([label, value]) => `<dt class="soft">${label}</dt><dd>${value}</dd>`).join('')}</dl>`
    : `<p>${words.noReceipt}</p>`;
  return htmlDocument({
    language: language.code,
    title: words.receipt,
    body: `<main><h1>${words.receipt}</h1>${body}</main>`,
    css: 'main { max-width: 32rem; margin: 48px auto; padding: 0 16px; } dd { margin: 0 0 12px; }',
  });
}
