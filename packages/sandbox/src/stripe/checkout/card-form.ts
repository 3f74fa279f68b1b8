import { escapeHtml } from '../../html.ts';
import type { CardFields } from '../payments/check-card.ts';
import type { PageWords } from './page-words.ts';

type Field = keyof CardFields | 'email';

/** What a page shows above and inside the card form after a try that did not succeed. */
export interface CardFormState {
  /** Present when nothing else tells who pays. */
  asksEmail: boolean;
  values: Partial<Record<Field, string>>;
  errors: Partial<Record<Field, string>>;
  decline?: string;
  /** A promotion code that does not hold, as it was typed. */
  badCode?: string;
}

export const pageCss = `
main { max-width: 920px; margin: 0 auto; padding: 24px 16px; display: grid; gap: 24px; }
@media (min-width: 760px) { main { grid-template-columns: 1fr 1fr; align-items: start; } header { grid-column: 1 / -1; } }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 20px; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: 8px 0; vertical-align: top; font-weight: 400; }
td:last-child { text-align: right; white-space: nowrap; padding-left: 12px; } tfoot tr:first-child > * { border-top: 1px solid var(--line); } tfoot tr:last-child > * { font-weight: 600; border-top: 1px solid var(--line); }
label { display: block; font-weight: 600; margin: 12px 0 4px; } input { width: 100%; font: inherit; padding: 10px 12px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); color: var(--ink); }
input[aria-invalid] { border-color: var(--bad); } .error { color: var(--bad); margin: 4px 0 0; } .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 0 16px; } .help { font-size: 14px; color: var(--soft); margin: 2px 0 0; }
button { width: 100%; margin-top: 20px; font: inherit; font-weight: 600; padding: 12px; border: 0; border-radius: 6px; background: var(--accent); color: var(--on-accent); cursor: pointer; }
`;

/** The form that takes a card, with what was wrong before it. */
export function cardForm(
  state: CardFormState,
  words: PageWords,
  button: string,
  { action = '', asksCard = true }: { action?: string; asksCard?: boolean } = {},
): string {
  const failed = Object.keys(state.errors).length > 0;
  return `${state.decline ? notice(`<strong>${escapeHtml(state.decline)}</strong> ${words.nothingCharged}`) : ''}
${failed ? notice(errorSummary(state, words.checkFields)) : ''}
<form method="post"${action ? ` action="${escapeHtml(action)}"` : ''} novalidate>
${state.asksEmail ? input('email', words.email, state, 'type="email" autocomplete="email"') : ''}
${asksCard ? cardInputs(state, words) : ''}
<button type="submit">${button}</button>
</form>`;
}

const cardInputs = (
  state: CardFormState,
  words: PageWords,
): string => `${input('number', words.number, state, 'inputmode="numeric" autocomplete="cc-number" maxlength="23"')}
<div class="pair"><div>${input('expiry', words.expiry, state, 'autocomplete="cc-exp" maxlength="9"', words.expiryHelp)}</div>
<div>${input('cvc', words.cvc, state, 'inputmode="numeric" autocomplete="cc-csc" maxlength="4"')}</div></div>
${input('name', words.name, state, 'autocomplete="cc-name" maxlength="100"')}`;

/** What a screen reader should hear first, in the page's title. */
export const problemOf = (state: CardFormState, words: PageWords): string =>
  state.decline ?? (Object.keys(state.errors).length > 0 ? words.checkFields : '');

export const titleWith = (problem: string, title: string): string =>
  problem ? `${problem} ${title}` : title;

const notice = (content: string): string => `<div class="notice" role="alert">${content}</div>`;

function errorSummary({ errors }: CardFormState, heading: string): string {
  const links = Object.entries(errors).map(
    ([field, message]) => `<li><a href="#${field}">${escapeHtml(message)}</a></li>`,
  );
  return `<p>${heading}</p><ul>${links.join('')}</ul>`;
}

function input(
  field: Field,
  label: string,
  state: CardFormState,
  attributes: string,
  help = '',
): string {
  const error = state.errors[field];
  const described = [error && `${field}-error`, help && `${field}-help`].filter(Boolean).join(' ');
  return `<label for="${field}">${label}</label>
<input id="${field}" name="${field}" value="${escapeHtml(state.values[field] ?? '')}" required ${attributes}${error ? ' aria-invalid="true"' : ''}${described ? ` aria-describedby="${described}"` : ''}>
${help ? `<p class="help" id="${field}-help">${help}</p>` : ''}${error ? `<p class="error" id="${field}-error">${escapeHtml(error)}</p>` : ''}`;
}
