import type { DatabaseOf } from '@mobilytics/database/scoped-client';
import type { JobReference } from '@mobilytics/jobs/define-job';
import type { z } from 'zod';
import type { catalogue, EventName } from './catalogue.ts';

/** What an event's payload looks like before it is parsed, with optional fields still optional. */
export type EventInput<N extends EventName> = z.input<(typeof catalogue)[N]['payload']>;

/** Who did what to what. The chassis adds the actor and the request. */
export type Audit = {
  /** A verb in the past with its noun, for example `order.placed`. */
  action: string;
  targetType: string;
  targetId: string;
  /** The organisation it concerns, when the caller acts for none (staff, jobs). */
  organizationId?: string | null;
  before?: unknown;
  after?: unknown;
};

export type EnqueueOptions = {
  delayMs?: number;
  /** Jobs of the same id are run once, as long as the first is known (an hour after it completed). */
  jobId?: string;
};

/** One database transaction, with what must be told elsewhere once it is committed. */
export type Transaction<Client> = {
  db: DatabaseOf<Client>;
  /** The moment all of it happens at. */
  now: Date;
  /** Tells the catalogue's consumers, once each, when the transaction is committed. */
  emit<N extends EventName>(
    name: N,
    payload: EventInput<N>,
    /** `occurredAt` for what happened elsewhere before it was heard of here. */
    options?: { organizationId?: string | null; occurredAt?: Date },
  ): void;
  /** Runs a job when the transaction is committed. */
  enqueue<Job extends JobReference>(
    job: Job,
    payload: z.input<Job['payload']>,
    options?: EnqueueOptions,
  ): void;
  /** Every mutation writes one. */
  audit(entry: Audit): void;
};
