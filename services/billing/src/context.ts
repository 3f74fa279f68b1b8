import type { JobContext, RequestContext } from '@mobilytics/chassis/context';
import type { DatabaseOf } from '@mobilytics/database/scoped-client';
import type { ObjectStore } from '@mobilytics/object-store/object-store';
import type { RegistrationNumbers } from '@mobilytics/tax/tax-rates-of';
import type Stripe from 'stripe';
import type { ApprovalLimits } from './approval/approval-limits.ts';
import type { PrismaClient } from './generated/prisma/client.ts';

export interface Services {
  stripe: Stripe;
  dashboardUrl: string;
  /** How old the mirror may be for money to move. */
  mirrorMaxAgeMs: number;
  approvalLimits: ApprovalLimits;
  /** Whether Stripe Tax reckons the taxes of payment pages instead of our table. */
  usesStripeTax: boolean;
  /** Our numbers with tax authorities. */
  taxRegistrations: RegistrationNumbers;
  /**
   * The same work by our own process. What is fetched from Stripe is written for whomever it belongs
   * to, which the database of a customer's request refuses.
   */
  ourselves(): Work;
  files: Pick<
    ObjectStore,
    | 'put'
    | 'get'
    | 'signedDownloadUrl'
    | 'signedUploadUrl'
    | 'sizeBytes'
    | 'beginUpload'
    | 'uploadPart'
    | 'completeUpload'
    | 'abortUpload'
  >;
}

export type Context = RequestContext<PrismaClient, Services>;
export type Job = JobContext<PrismaClient, Services>;
export type Database = DatabaseOf<PrismaClient>;

/** What use cases need, in a request and in a job alike. */
export type Work = Pick<Job, 'db' | 'transact' | 'services' | 'log' | 'now'>;
export type Tx = Parameters<Parameters<Work['transact']>[0]>[0];
