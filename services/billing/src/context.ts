import type { JobContext, RequestContext } from '@mobilytics/chassis/context';
import type { DatabaseOf } from '@mobilytics/database/scoped-client';
import type { ObjectStore } from '@mobilytics/object-store/object-store';
import type Stripe from 'stripe';
import type { ApprovalLimits } from './approval/approval-limits.ts';
import type { PrismaClient } from './generated/prisma/client.ts';

export interface Services {
  stripe: Stripe;
  dashboardUrl: string;
  /** How old the mirror may be for money to move. */
  mirrorMaxAgeMs: number;
  approvalLimits: ApprovalLimits;
  files: Pick<ObjectStore, 'put' | 'get' | 'signedDownloadUrl'>;
}

export type Context = RequestContext<PrismaClient, Services>;
export type Job = JobContext<PrismaClient, Services>;
export type Database = DatabaseOf<PrismaClient>;

/** What use cases need, in a request and in a job alike. */
export type Work = Pick<Job, 'db' | 'transact' | 'services' | 'log' | 'now'>;
export type Tx = Parameters<Parameters<Work['transact']>[0]>[0];
