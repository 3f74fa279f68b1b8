import { escapeHtml } from '../../html.ts';
import { showAmount } from '../invoices/show-amount.ts';
import type { PageLanguage } from './page-words.ts';

/** An amount on a page, in the page's language. */
export const showMoney = (
  amount: number,
  currency: string | null,
  { code }: PageLanguage,
): string => escapeHtml(showAmount(amount, currency ?? 'cad', code));
