import type Stripe from 'stripe';
import { escapeHtml, htmlDocument } from '../../html.ts';
import type { CardFields } from '../payments/check-card.ts';
import type { PageLanguage } from './page-words.ts';

type Field = keyof CardFields | 'email';

/** What the page shows above and inside the form after a try that did not succeed. */
export interface PageState {
  /** Present when nothing else tells who pays. */
  asksEmail: boolean;
  values: Partial<Record<Field, string>>;
  errors: Partial<Record<Field, string>>;
  decline?: string;
}

const css = `
main { max-width: 920px; margin: 0 auto; padding: 24px 16px; display: grid; gap: 24px; }
@media (min-width: 760px) { main { grid-template-columns: 1fr 1fr; align-items: start; } header { grid-column: 1 / -1; } }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 20px; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: 8px 0; vertical-align: top; font-weight: 400; }
td:last-child { text-align: right; white-space: nowrap; padding-left: 12px; } tfoot tr:first-child > * { border-top: 1px solid var(--line); } tfoot tr:last-child > * { font-weight: 600; border-top: 1px solid var(--line); }
label { display: block; font-weight: 600; margin: 12px 0 4px; } input { width: 100%; font: inherit; padding: 10px 12px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); color: var(--ink); }
input[aria-invalid] { border-color: var(--bad); } .error { color: var(--bad); margin: 4px 0 0; } .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 0 16px; } .help { font-size: 14px; color: var(--soft); margin: 2px 0 0; }
button { width: 100%; margin-top: 20px; font: inherit; font-weight: 600; padding: 12px; border: 0; border-radius: 6px; background: var(--accent); color: var(--on-accent); cursor: pointer; }
`;

export function payPage(
  session: Stripe.Checkout.Session,
  lines: Stripe.LineItem[],
  language: PageLanguage,
  state: PageState,
): string {
  const { words } = language;
  const verb = session.mode === 'subscription' ? words.subscribe : words.pay;
  const total = money(session.amount_total ?? 0, session.currency, language);
  const failed = Object.keys(state.errors).length > 0;
  const back = session.cancel_url
    ? `<p><a href="${escapeHtml(session.cancel_url)}">${words.back}</a></p>`
    : '';
  const body = `<main>
<header>${back}<h1>${verb} · ${total}</h1><p class="soft">${words.testNotice}</p></header>
${summary(session, lines, language)}
<section aria-labelledby="card"><h2 id="card">${words.paymentDetails}</h2>
${state.decline ? notice(`<strong>${escapeHtml(state.decline)}</strong> ${words.nothingCharged}`) : ''}
${failed ? notice(errorSummary(state, words.checkFields)) : ''}
<form method="post" novalidate>
${state.asksEmail ? input('email', words.email, state, 'type="email" autocomplete="email"') : ''}
${input('number', words.number, state, 'inputmode="numeric" autocomplete="cc-number" maxlength="23"')}
<div class="pair"><div>${input('expiry', words.expiry, state, 'autocomplete="cc-exp" maxlength="9"', words.expiryHelp)}</div>
<div>${input('cvc', words.cvc, state, 'inputmode="numeric" autocomplete="cc-csc" maxlength="4"')}</div></div>
${input('name', words.name, state, 'autocomplete="cc-name" maxlength="100"')}
<button type="submit">${verb} ${total}</button>
</form></section></main>`;
  const problem = state.decline ?? (failed ? words.checkFields : '');
  const title = problem ? `${problem} ${verb}` : verb;
  return htmlDocument({ language: language.code, title, body, css });
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
  return htmlDocument({ language: code, title, body, css });
}

const notice = (content: string): string => `<div class="notice" role="alert">${content}</div>`;

function errorSummary({ errors }: PageState, heading: string): string {
  const links = Object.entries(errors).map(
    ([field, message]) => `<li><a href="#${field}">${escapeHtml(message)}</a></li>`,
  );
  return `<p>${heading}</p><ul>${links.join('')}</ul>`;
}

function input(
  field: Field,
  label: string,
  state: PageState,
  attributes: string,
  help = '',
): string {
  const error = state.errors[field];
  const described = [error && `${field}-error`, help && `${field}-help`].filter(Boolean).join(' ');
  return `<label for="${field}">${label}</label>
<input id="${field}" name="${field}" value="${escapeHtml(state.values[field] ?? '')}" required ${attributes}${error ? ' aria-invalid="true"' : ''}${described ? ` aria-describedby="${described}"` : ''}>
${help ? `<p class="help" id="${field}-help">${help}</p>` : ''}${error ? `<p class="error" id="${field}-error">${escapeHtml(error)}</p>` : ''}`;
}

function summary(
  session: Stripe.Checkout.Session,
  lines: Stripe.LineItem[],
  language: PageLanguage,
): string {
  const { words } = language;
  const row = (label: string, amount: number) =>
    `<tr><th scope="row">${label}</th><td>${money(amount, session.currency, language)}</td></tr>`;
  const items = lines.map((line) => {
    const every = line.price?.recurring ? ` ${words.per[line.price.recurring.interval] ?? ''}` : '';
    const detail = `${words.quantity} ${line.quantity} × ${money(line.price?.unit_amount ?? 0, line.currency, language)}${every}`;
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

function money(amountMinor: number, currency: string | null, { code }: PageLanguage): string {
  const format = new Intl.NumberFormat(code, { style: 'currency', currency: currency ?? 'cad' });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return escapeHtml(format.format(amountMinor / 10 ** digits));
}
