import type Stripe from 'stripe';
import { z } from 'zod';
import { listObjects } from '../pagination.ts';
import { currency, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';

const listFields = z.strictObject({
  ...paging,
  currency: currency.optional(),
  payout: text.optional(),
  source: text.optional(),
  type: text.optional(),
});

/** The sums of all bookings by currency, which is what the account owns. */
function balanceOf(sandbox: Sandbox): Stripe.Balance {
  const sums = { available: new Map<string, number>(), pending: new Map<string, number>() };
  for (const { status, currency: unit, net } of sandbox.store.all('balance_transaction')) {
    const sum = status === 'available' ? sums.available : sums.pending;
    sum.set(unit, (sum.get(unit) ?? 0) + net);
  }
  const currencies = [...new Set([...sums.available.keys(), ...sums.pending.keys()])].sort();
  const shown = (sum: Map<string, number>) =>
    currencies.map((unit) => {
      const amount = sum.get(unit) ?? 0;
      return { amount, currency: unit, source_types: { card: amount } };
    });
  return {
    object: 'balance',
    available: shown(sums.available),
    livemode: false,
    pending: shown(sums.pending),
  };
}

/** How much can be paid out now. */
export const availableAmount = (sandbox: Sandbox, unit: string): number =>
  balanceOf(sandbox).available.find((each) => each.currency === unit)?.amount ?? 0;

export const balanceRoutes: Route[] = [
  route('GET', '/v1/balance', none, balanceOf),
  route('GET', '/v1/balance_transactions/:id', none, (sandbox, _, id) =>
    sandbox.need('balance_transaction', id),
  ),
  route('GET', '/v1/balance_transactions', listFields, (sandbox, params) => {
    const { currency: unit, payout, source, type, ...rest } = params;
    const paid = payout && new Set(sandbox.need('sandbox.payout', payout, 'payout').transactions);
    return listObjects(
      sandbox.store,
      'balance_transaction',
      '/v1/balance_transactions',
      rest,
      { currency: unit, source, type },
      ({ id }) => !paid || paid.has(id),
    );
  }),
];
