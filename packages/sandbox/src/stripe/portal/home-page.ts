import type Stripe from 'stripe';
import { escapeHtml, htmlDocument } from '../../html.ts';
import { pageCss } from '../checkout/card-form.ts';
import { showMoney } from '../checkout/show-money.ts';
import { priceAmount } from '../invoices/price-amount.ts';
import type { Sandbox } from '../sandbox.ts';
import { periodEnd } from '../subscriptions/change-subscription.ts';
import type { Visit } from './visit.ts';

const css = `${pageCss}
main { grid-template-columns: 1fr; } ul { list-style: none; margin: 0; padding: 0; } li { padding: 12px 0; border-top: 1px solid var(--line); } li:first-child { border-top: 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; } .row > :first-child { flex: 1 1 220px; } .row form, .row > a + a { flex: 0 0 auto; } .row button { width: auto; margin: 0; padding: 8px 12px; }
select { width: 100%; font: inherit; padding: 10px 12px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); color: var(--ink); }
`;

/** A page of the portal with its way back. */
export function portalPage(visit: Visit, title: string, content: string, isHome = false): string {
  const { base, flow, language, returnUrl, words } = visit;
  const home = isHome || flow ? '' : `<p><a href="${base}">${words.home}</a></p>`;
  const back = returnUrl ? `<p><a href="${escapeHtml(returnUrl)}">${words.back}</a></p>` : '';
  const body = `<main><header>${back}${home}<h1>${title}</h1><p class="soft">${language.words.testNotice}</p></header>${content}</main>`;
  return htmlDocument({ language: language.code, title, body, css });
}

export const section = (id: string, title: string, content: string): string =>
  `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`;

/** A button that does one thing at once. */
export const post = (action: string, label: string, about = ''): string =>
  `<form method="post" action="${escapeHtml(action)}"><button type="submit"${about ? ` aria-label="${escapeHtml(`${label} ${about}`)}"` : ''}>${label}</button></form>`;

export const showDay = (seconds: number, { language }: Visit): string =>
  new Intl.DateTimeFormat(language.code, { dateStyle: 'long', timeZone: 'UTC' }).format(
    seconds * 1000,
  );

export function homePage(sandbox: Sandbox, visit: Visit): string {
  const { configuration, words } = visit;
  const { features } = configuration;
  const parts = [
    section('subscriptions', words.subscriptions, subscriptions(sandbox, visit)),
    features.payment_method_update.enabled
      ? section('cards', words.cards, cards(sandbox, visit))
      : '',
    features.invoice_history.enabled
      ? section('invoices', words.invoices, invoices(sandbox, visit))
      : '',
  ];
  const headline = configuration.business_profile.headline;
  const title = headline ? escapeHtml(headline) : words.title;
  return portalPage(visit, title, parts.join(''), true);
}

const list = (rows: string[], empty: string): string =>
  rows.length === 0
    ? `<p>${empty}</p>`
    : `<ul>${rows.map((row) => `<li>${row}</li>`).join('')}</ul>`;

export function nameOf(sandbox: Sandbox, { items }: Stripe.Subscription): string {
  return items.data
    .map(({ price, quantity }) => {
      const { name } = sandbox.need('product', String(price.product));
      return escapeHtml(quantity === undefined || quantity === 1 ? name : `${quantity} × ${name}`);
    })
    .join(', ');
}

function subscriptions(sandbox: Sandbox, visit: Visit): string {
  const { base, configuration, customer, language, words } = visit;
  const { subscription_cancel: cancel, subscription_update: update } = configuration.features;
  const rows = sandbox.store
    .by('subscription', 'customer', customer.id)
    .filter(({ ended_at: ended }) => ended === null)
    .map((subscription) => {
      const { id, currency, items } = subscription;
      const amount = items.data.reduce(
        (total, { price, quantity = 0 }) => total + priceAmount(price, quantity),
        0,
      );
      const ends = subscription.cancel_at;
      const when = (ends === null ? words.renewsOn : words.endsOn).replace(
        '{date}',
        showDay(ends ?? periodEnd(subscription), visit),
      );
      const name = nameOf(sandbox, subscription);
      const every = language.words.per[items.data[0]?.price.recurring?.interval ?? ''] ?? '';
      const actions = [
        update.enabled && (update.products ?? []).length > 0
          ? `<a href="${base}/update/${id}" aria-label="${words.change} ${name}">${words.change}</a>`
          : '',
        cancel.enabled && ends === null
          ? `<a href="${base}/cancel/${id}" aria-label="${words.cancel} ${name}">${words.cancel}</a>`
          : '',
        ends !== null ? post(`${base}/keep/${id}`, words.resume, name) : '',
      ];
      return `<div class="row"><div>${name}<br><span class="soft">${showMoney(amount, currency, language)} ${every} · ${when}</span></div>${actions.join('')}</div>`;
    });
  return list(rows, words.noSubscriptions);
}

function cards(sandbox: Sandbox, visit: Visit): string {
  const { base, customer, words } = visit;
  const chosen = customer.invoice_settings?.default_payment_method;
  const rows = sandbox.store.by('payment_method', 'customer', customer.id).map(({ id, card }) => {
    const name = `${card?.brand ?? ''} •••• ${card?.last4 ?? ''}`;
    const expiry = `${String(card?.exp_month ?? '').padStart(2, '0')} / ${card?.exp_year ?? ''}`;
    const actions =
      id === chosen
        ? `<strong>${words.isDefault}</strong>`
        : `${post(`${base}/default/${id}`, words.makeDefault, name)}${post(`${base}/remove/${id}`, words.remove, name)}`;
    return `<div class="row"><div>${escapeHtml(name)}<br><span class="soft">${words.expires} ${expiry}</span></div>${actions}</div>`;
  });
  return `${list(rows, words.noCards)}<p><a href="${base}/add-card">${words.addCard}</a></p>`;
}

function invoices(sandbox: Sandbox, visit: Visit): string {
  const { customer, language, words } = visit;
  const rows = sandbox.store
    .by('invoice', 'customer', customer.id)
    .filter(({ status }) => status !== 'draft')
    .reverse()
    .map((invoice) => {
      const link = escapeHtml(invoice.hosted_invoice_url ?? '');
      const state = words.status[invoice.status ?? ''] ?? '';
      return `<div class="row"><a href="${link}">${escapeHtml(invoice.number ?? '')}</a><span>${showDay(invoice.created, visit)}</span><span>${showMoney(invoice.total, invoice.currency, language)}</span><span>${state}</span></div>`;
    });
  return list(rows, words.noInvoices);
}
