import type Stripe from 'stripe';
import type { Fetched } from '../mirror/mirror-type.ts';

/** Writes how far a payment page has come. */
export async function writeCheckout({
  object: session,
  tx,
}: Fetched<Stripe.Checkout.Session>): Promise<void> {
  await tx.db.checkout.updateMany({
    where: { stripeSessionId: session.id, state: { in: ['INTENDED', 'OPEN'] } },
    data: { state: stateOf(session) },
  });
}

function stateOf(session: Stripe.Checkout.Session): string {
  if (session.status === 'complete') return 'COMPLETE';
  return session.status === 'expired' ? 'EXPIRED' : 'OPEN';
}
