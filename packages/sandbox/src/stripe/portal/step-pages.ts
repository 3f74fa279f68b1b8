import type Stripe from 'stripe';
import { escapeHtml } from '../../html.ts';
import { type CardFormState, cardForm, problemOf, titleWith } from '../checkout/card-form.ts';
import { showMoney } from '../checkout/show-money.ts';
import { priceAmount } from '../invoices/price-amount.ts';
import type { Sandbox } from '../sandbox.ts';
import { periodEnd } from '../subscriptions/change-subscription.ts';
import { nameOf, portalPage, section, showDay } from './home-page.ts';
import type { Visit } from './visit.ts';

export function addCardPage(visit: Visit, state: CardFormState): string {
  const { language, words } = visit;
  const form = cardForm(state, language.words, words.save);
  const title = titleWith(problemOf(state, language.words), words.addCard);
  return portalPage(visit, title, section('card', language.words.paymentDetails, form));
}

export function cancelPage(
  sandbox: Sandbox,
  visit: Visit,
  subscription: Stripe.Subscription,
): string {
  const { base, configuration, flow, returnUrl, words } = visit;
  const { cancellation_reason: asked, mode } = configuration.features.subscription_cancel;
  const date = showDay(periodEnd(subscription), visit);
  const effect =
    mode === 'immediately' ? words.cancelNow : words.cancelAtEnd.replace('{date}', date);
  const options = asked.options.map(
    (reason) => `<option value="${reason}">${words.reasons[reason] ?? reason}</option>`,
  );
  const reasons = asked.enabled
    ? `<label for="feedback">${words.reason}</label><select id="feedback" name="feedback"><option value=""></option>${options.join('')}</select>`
    : '';
  const away = flow ? (returnUrl ?? base) : base;
  const content = `<p><strong>${nameOf(sandbox, subscription)}</strong></p><p>${effect}</p>
<form method="post">${reasons}<button type="submit">${words.cancel}</button></form>
<p><a href="${escapeHtml(away)}">${words.keep}</a></p>`;
  return portalPage(visit, words.cancelTitle, section('cancel', words.cancelTitle, content));
}

export interface Choice {
  price: string;
  quantity: number;
  /** What is due by the change, once it was asked for. */
  preview?: Stripe.Invoice;
}

export function updatePage(
  sandbox: Sandbox,
  visit: Visit,
  subscription: Stripe.Subscription,
  choice: Choice,
): string {
  const { configuration, language, words } = visit;
  const { default_allowed_updates: allowed, products } = configuration.features.subscription_update;
  const options = (products ?? [])
    .flatMap(({ prices }) => prices.map((id) => sandbox.need('price', id)))
    .filter(({ currency }) => currency === subscription.currency)
    .map((price) => {
      const { name } = sandbox.need('product', String(price.product));
      const selected = price.id === choice.price ? ' selected' : '';
      const every = language.words.per[price.recurring?.interval ?? ''] ?? '';
      const amount = showMoney(priceAmount(price, 1), price.currency, language);
      return `<option value="${price.id}"${selected}>${escapeHtml(name)}, ${amount} ${every}</option>`;
    });
  const quantity = allowed.includes('quantity')
    ? `<label for="quantity">${words.quantity}</label><input id="quantity" name="quantity" type="number" min="1" max="999" value="${choice.quantity}">`
    : `<input type="hidden" name="quantity" value="${choice.quantity}">`;
  const fields = `<label for="price">${words.plan}</label><select id="price" name="price">${options.join('')}</select>${quantity}`;
  const { preview } = choice;
  const confirm = preview
    ? `<p role="status">${words.dueNow} <strong>${showMoney(preview.amount_due, preview.currency, language)}</strong></p>
<form method="post"><input type="hidden" name="price" value="${escapeHtml(choice.price)}"><input type="hidden" name="quantity" value="${choice.quantity}"><button type="submit">${words.confirm}</button></form>`
    : '';
  const content = `<p>${nameOf(sandbox, subscription)}</p><form method="get">${fields}<button type="submit">${words.preview}</button></form>${confirm}`;
  return portalPage(visit, words.changeTitle, section('change', words.changeTitle, content));
}

export function donePage(visit: Visit): string {
  const { flow, words } = visit;
  const message = flow?.after_completion.hosted_confirmation?.custom_message ?? words.done;
  const content = `<p role="status">${escapeHtml(message)}</p>`;
  return portalPage(visit, words.doneTitle, section('done', words.doneTitle, content));
}
