import type { Sandbox } from '../sandbox.ts';

/** What the account's settings say about payments of subscriptions that fail. */
export interface Dunning {
  id: 'dunning';
  object: 'sandbox.dunning';
  /** How many days after each failed attempt the next one follows. */
  retryDays: number[];
  /** What becomes of the subscription after the last attempt. */
  afterwards: 'canceled' | 'past_due' | 'unpaid';
}

const standard: Dunning = {
  id: 'dunning',
  object: 'sandbox.dunning',
  retryDays: [3, 5, 7],
  afterwards: 'canceled',
};

export const dunningOf = (sandbox: Sandbox): Dunning =>
  sandbox.store.get('sandbox.dunning', 'dunning') ?? standard;

/** When the next attempt follows, or null after the last. */
export function nextAttempt(sandbox: Sandbox, attempts: number): number | null {
  const days = dunningOf(sandbox).retryDays[attempts - 1];
  return days === undefined ? null : sandbox.now() + days * 86_400;
}
