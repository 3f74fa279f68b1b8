import { runTransaction } from '@mobilytics/events/outbox';
import { systemIdentity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import { pino } from 'pino';
import type { Work } from '../../context.ts';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { createStripe } from '../../stripe/stripe-client.ts';

interface Where {
  stripeApiBase: string;
  stripeSecretKey: string;
  mirrorMaxAgeMs: number;
}

/** What a comparison needs, outside of the running service. */
export function workOn(db: PrismaClient, where: Where): Work {
  const origin = { ...systemIdentity('billing:verify', newId('req')), service: 'billing' };
  const stripe = createStripe(where.stripeApiBase, where.stripeSecretKey);
  return {
    db,
    now: () => new Date(),
    log: pino({ level: 'silent' }),
    // A comparison asks for nothing else of the service.
    services: { stripe, mirrorMaxAgeMs: where.mirrorMaxAgeMs } as Work['services'],
    transact: (work) => runTransaction(db, { ...origin, now: new Date() }, work),
  };
}
