import { newId } from '@mobilytics/ids/new-id';
import Stripe from 'stripe';
import { createCustomer } from '../../src/account/create-customer.ts';
import type { TestBilling } from '../harness.ts';
import { actor } from './actor.ts';
import { atStripesSide } from './at-stripes-side.ts';
import { ourMoves } from './our-moves.ts';
import type { Random } from './random.ts';

/** One customer's random history: payments, money back, changes on both sides, deaths on the way. */
export async function liveHistory(test: TestBilling, random: Random): Promise<void> {
  const { billing } = test;
  const organizationId = newId('org');
  const name = `Customer ${organizationId.slice(-6)}`;
  await billing.db.billingAccount.create({
    data: { id: newId('bil'), organizationId, name, email: null, createdAt: new Date() },
  });
  const { act, insist } = actor(test, organizationId, random);
  const customerId = await insist(createCustomer, { organizationId, name, email: null });
  const side = atStripesSide(billing.ourselves().services.stripe, customerId, random);
  const sold = await unlessRefused(() => side.sell());
  const subscribed = random.chance(0.4) ? await unlessRefused(() => side.subscribe()) : null;
  const moves = {
    ...ourMoves({ act, random, customerId, name, sold, subscribed }),
    stripesSide: () => unlessRefused(() => side.anything()),
  };
  const steps = Array.from({ length: random.integer(1, 3) }, () =>
    random.pick(Object.keys(moves) as (keyof typeof moves)[]),
  );
  if (random.chance(0.5)) await Promise.all(steps.map((step) => moves[step]()));
  else for (const step of steps) await moves[step]();
}

/** Whoever does something at Stripe may be told of a failure and leave it at that. */
async function unlessRefused<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return null;
    throw error;
  }
}
