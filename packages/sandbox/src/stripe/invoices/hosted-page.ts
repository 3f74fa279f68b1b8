import type Stripe from 'stripe';
import { escapeHtml, htmlDocument } from '../../html.ts';
import {
  type CardFormState,
  cardForm,
  pageCss,
  problemOf,
  titleWith,
} from '../checkout/card-form.ts';
import type { PageLanguage } from '../checkout/page-words.ts';
import { showMoney } from '../checkout/show-money.ts';
import type { Sandbox } from '../sandbox.ts';
import { addressee } from './invoice-pdf.ts';
import { invoiceSums } from './invoice-sums.ts';
import { invoiceWords } from './page-words.ts';

/** Where a customer sees an invoice and pays it while it is open. */
export function hostedInvoice(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  language: PageLanguage,
  state: CardFormState,
): string {
  const words = invoiceWords(language.code);
  const show = (amount: number) => showMoney(amount, invoice.currency, language);
  const day = new Intl.DateTimeFormat(language.code, { dateStyle: 'long', timeZone: 'UTC' });
  const title = `${words.invoice} ${escapeHtml(invoice.number ?? '')}`;
  const isPayable = invoice.status === 'open' || invoice.status === 'uncollectible';
  const lines = invoice.lines.data.map(
    (line) =>
      `<tr><th scope="row">${escapeHtml(line.description ?? '')}</th><td>${show(line.amount)}</td></tr>`,
  );
  const sums = invoiceSums(sandbox, invoice, words, language.code).map(
    ({ label, amount }) =>
      `<tr><th scope="row">${escapeHtml(label)}</th><td>${show(amount)}</td></tr>`,
  );
  const fact = (label: string, value: string) =>
    `<p><span class="soft">${label}</span><br>${value}</p>`;
  const status = words.status[invoice.status as keyof typeof words.status];
  const pay = `${words.pay} ${show(invoice.amount_remaining)}`;
  const body = `<main>
<header><h1>${title}</h1><p role="status">${status}</p><p class="soft">${language.words.testNotice}</p></header>
<section aria-labelledby="invoice"><h2 id="invoice">${title}</h2>
${fact(words.from, escapeHtml(invoice.account_name ?? ''))}
${fact(words.billedTo, escapeHtml(addressee(invoice).join(', ')))}
${fact(words.issued, day.format((invoice.effective_at ?? invoice.created) * 1000))}
${invoice.due_date ? fact(words.dueOn, day.format(invoice.due_date * 1000)) : ''}
${invoice.description ? `<p>${escapeHtml(invoice.description)}</p>` : ''}
<table><tbody>${lines.join('')}</tbody><tfoot>${sums.join('')}</tfoot></table>
${invoice.footer ? `<p>${escapeHtml(invoice.footer)}</p>` : ''}
<p><a href="${escapeHtml(invoice.invoice_pdf ?? '')}">${words.download} (PDF)</a></p></section>
${isPayable ? `<section aria-labelledby="card"><h2 id="card">${language.words.paymentDetails}</h2>${cardForm(state, language.words, pay)}</section>` : ''}
</main>`;
  return htmlDocument({
    language: language.code,
    title: titleWith(problemOf(state, language.words), title),
    body,
    css: pageCss,
  });
}
