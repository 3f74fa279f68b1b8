import type { Sandbox } from '../sandbox.ts';

/**
 * Money that has waited long enough becomes available; Stripe tells no event of a single booking.
 * Called before each answer: the oldest pending booking tells whether there is anything to do.
 */
export function settleBalance(sandbox: Sandbox): void {
  const pending = sandbox.store.table('balance_transaction').where('status', 'pending');
  const now = sandbox.wallClock();
  for (;;) {
    const oldest = pending.at(0)?.object;
    if (!oldest || oldest.available_on > now) return;
    sandbox.store.put({ ...oldest, status: 'available' });
  }
}
