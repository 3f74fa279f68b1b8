export type RefundState = 'PENDING' | 'REQUIRES_ACTION' | 'SUCCEEDED' | 'FAILED' | 'CANCELED';

/** Stripe's status in capitals; a refund without one is on its way. */
export function refundState(status: string | null): RefundState {
  const state = (status ?? 'pending').toUpperCase();
  return (states as readonly string[]).includes(state) ? (state as RefundState) : 'PENDING';
}

const states: readonly RefundState[] = [
  'PENDING',
  'REQUIRES_ACTION',
  'SUCCEEDED',
  'FAILED',
  'CANCELED',
];

/** Its money did not leave us, or came back. */
export const withoutEffect: readonly RefundState[] = ['FAILED', 'CANCELED'];
