import type Stripe from 'stripe';
import { escapeHtml, htmlDocument } from '../../html.ts';
import { type CardFormState, cardForm, pageCss, problemOf, titleWith } from './card-form.ts';
import type { PageLanguage } from './page-words.ts';
import { asksCard, isDue } from './pay-session.ts';
import { showMoney } from './show-money.ts';

/** What the page of a session shows beside the session itself. */
export interface Shown {
  lines: Stripe.LineItem[];
  /** Unix seconds at which a trial ends. */
  trialEnd: number | null;
}

export function payPage(
  session: Stripe.Checkout.Session,
  shown: Shown,
  language: PageLanguage,
  state: CardFormState,
): string {
  const { words } = language;
  const verb = verbOf(session, shown, language);
  const total = showMoney(session.amount_total ?? 0, session.currency, language);
  const heading = session.mode === 'setup' ? verb : `${verb} · ${total}`;
  const back = session.cancel_url
    ? `<p><a href="${escapeHtml(session.cancel_url)}">${words.back}</a></p>`
    : '';
  const isSetup = session.mode === 'setup';
  const button = isDue(session) ? `${verb} ${total}` : verb;
  const body = `<main>
<header>${back}<h1>${heading}</h1><p class="soft">${isSetup ? words.saveCardHelp : ''} ${words.testNotice}</p></header>
${isSetup ? '' : summary(session, shown, language, state)}
<section aria-labelledby="card"><h2 id="card">${asksCard(session) ? words.paymentDetails : verb}</h2>
${cardForm(state, words, button, { asksCard: asksCard(session) })}
</section></main>`;
  const title = titleWith(problemOf(state, words), verb);
  return htmlDocument({ language: language.code, title, body, css: pageCss });
}

function verbOf(
  { mode }: Stripe.Checkout.Session,
  { trialEnd }: Shown,
  { words }: PageLanguage,
): string {
  if (mode === 'setup') return words.saveCard;
  if (mode === 'payment') return words.pay;
  return trialEnd === null ? words.subscribe : words.startTrial;
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
  { lines, trialEnd }: Shown,
  language: PageLanguage,
  state: CardFormState,
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
    const percent = new Intl.NumberFormat(language.code, {
      style: 'percent',
      maximumFractionDigits: 4,
    }).format(rate.percentage / 100);
    const included = rate.inclusive ? ` (${words.includedTax})` : '';
    return row(`${escapeHtml(rate.display_name)} ${percent}${included}`, amount);
  });
  const { amount_discount: discount = 0 } = session.total_details ?? {};
  const day = new Intl.DateTimeFormat(language.code, { dateStyle: 'long', timeZone: 'UTC' });
  const trial =
    trialEnd === null
      ? ''
      : `<p>${words.trialUntil.replace('{date}', day.format(trialEnd * 1000))}</p>`;
  return `<section aria-labelledby="summary"><h2 id="summary">${words.orderSummary}</h2>${trial}
<table><tbody>${items.join('')}</tbody><tfoot>${row(words.subtotal, session.amount_subtotal ?? 0)}${discount > 0 ? row(words.discount, -discount) : ''}${taxes.join('')}${row(words.total, session.amount_total ?? 0)}</tfoot></table>
${session.allow_promotion_codes ? promotionForm(session, language, state) : ''}</section>`;
}

function promotionForm(
  { id }: Stripe.Checkout.Session,
  { words }: PageLanguage,
  { badCode }: CardFormState,
): string {
  const error =
    badCode === undefined
      ? ''
      : `<p class="error" id="promotion-error" role="alert">${words.codeInvalid}</p>`;
  const described = error ? ' aria-invalid="true" aria-describedby="promotion-error"' : '';
  return `<form method="post" action="/c/pay/${escapeHtml(id)}/promotion" novalidate>
<label for="promotion">${words.promotionCode}</label>
<input id="promotion" name="promotion" value="${escapeHtml(badCode ?? '')}" maxlength="100" autocomplete="off"${described}>${error}
<button type="submit">${words.applyCode}</button></form>`;
}

function taxTotals(lines: Stripe.LineItem[]): Stripe.LineItem.Tax[] {
  const byRate = new Map<string, Stripe.LineItem.Tax>();
  for (const tax of lines.flatMap((line) => line.taxes ?? [])) {
    const sum = byRate.get(tax.rate.id)?.amount ?? 0;
    byRate.set(tax.rate.id, { ...tax, amount: sum + tax.amount });
  }
  return [...byRate.values()];
}
