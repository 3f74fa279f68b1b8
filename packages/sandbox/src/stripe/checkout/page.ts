import type Stripe from 'stripe';
import { escapeHtml, htmlDocument } from '../../html.ts';
import { type CardFormState, cardForm, pageCss, problemOf, titleWith } from './card-form.ts';
import type { PageLanguage } from './page-words.ts';
import { showMoney } from './show-money.ts';

export function payPage(
  session: Stripe.Checkout.Session,
  lines: Stripe.LineItem[],
  language: PageLanguage,
  state: CardFormState,
): string {
  const { words } = language;
  const verb = session.mode === 'subscription' ? words.subscribe : words.pay;
  const total = showMoney(session.amount_total ?? 0, session.currency, language);
  const back = session.cancel_url
    ? `<p><a href="${escapeHtml(session.cancel_url)}">${words.back}</a></p>`
    : '';
  const body = `<main>
<header>${back}<h1>${verb} · ${total}</h1><p class="soft">${words.testNotice}</p></header>
${summary(session, lines, language)}
<section aria-labelledby="card"><h2 id="card">${words.paymentDetails}</h2>
${cardForm(state, words, `${verb} ${total}`)}
</section></main>`;
  const title = titleWith(problemOf(state, words), verb);
  return htmlDocument({ language: language.code, title, body, css: pageCss });
}

/** A page that only tells something, with one way on. */
export function messagePage(
  { code }: PageLanguage,
  title: string,
  message: string,
  link?: { href: string; label: string },
): string {
  const way = link ? `<p><a href="${escapeHtml(link.href)}">${link.label}</a></p>` : '';
  const body = `<main><section><h1>${title}</h1><p>${message}</p>${way}</section></main>`;
  return htmlDocument({ language: code, title, body, css: pageCss });
}

function summary(
  session: Stripe.Checkout.Session,
  lines: Stripe.LineItem[],
  language: PageLanguage,
): string {
  const { words } = language;
  const row = (label: string, amount: number) =>
    `<tr><th scope="row">${label}</th><td>${showMoney(amount, session.currency, language)}</td></tr>`;
  const items = lines.map((line) => {
    const every = line.price?.recurring ? ` ${words.per[line.price.recurring.interval] ?? ''}` : '';
    const detail = `${words.quantity} ${line.quantity} × ${showMoney(line.price?.unit_amount ?? 0, line.currency, language)}${every}`;
    return row(
      `${escapeHtml(line.description ?? '')}<br><span class="soft">${detail}</span>`,
      line.amount_subtotal,
    );
  });
  const taxes = taxTotals(lines).map(({ rate, amount }) => {
    const percent = new Intl.NumberFormat(language.code, { maximumFractionDigits: 4 }).format(
      rate.percentage,
    );
    const included = rate.inclusive ? ` (${words.includedTax})` : '';
    return row(`${escapeHtml(rate.display_name)} ${percent}${included}`, amount);
  });
  return `<section aria-labelledby="summary"><h2 id="summary">${words.orderSummary}</h2>
<table><tbody>${items.join('')}</tbody><tfoot>${row(words.subtotal, session.amount_subtotal ?? 0)}${taxes.join('')}${row(words.total, session.amount_total ?? 0)}</tfoot></table></section>`;
}

function taxTotals(lines: Stripe.LineItem[]): Stripe.LineItem.Tax[] {
  const byRate = new Map<string, Stripe.LineItem.Tax>();
  for (const tax of lines.flatMap((line) => line.taxes ?? [])) {
    const sum = byRate.get(tax.rate.id)?.amount ?? 0;
    byRate.set(tax.rate.id, { ...tax, amount: sum + tax.amount });
  }
  return [...byRate.values()];
}
