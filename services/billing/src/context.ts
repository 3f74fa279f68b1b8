import type { JobContext, RequestContext } from '@mobilytics/chassis/context';
import type Stripe from 'stripe';
import type { PrismaClient } from './generated/prisma/client.ts';

export interface Services {
  stripe: Stripe;
  dashboardUrl: string;
}

export type Context = RequestContext<PrismaClient, Services>;
export type Job = JobContext<PrismaClient, Services>;

/** What use cases need, in a request and in a job alike. */
export type Work = Pick<Job, 'db' | 'transact' | 'services' | 'log' | 'now'>;
export type Tx = Parameters<Parameters<Work['transact']>[0]>[0];
