import type { z } from 'zod';

/** What another piece of code needs to know of a job to enqueue it. */
export type JobReference<Schema extends z.ZodType = z.ZodType> = {
  name: string;
  payload: Schema;
  /**
   * How often it is tried before it lies in the failed set. 5 when not given. A reference beside its
   * definition must carry it: whoever enqueues a job decides.
   */
  attempts?: number;
  /** The pause before the second try; it doubles with each further one. A second when not given. */
  backoffMs?: number;
};

export type JobDefinition<Context, Schema extends z.ZodType = z.ZodType> = JobReference<Schema> & {
  /** How many run at once in one process. 1 when not given. */
  concurrency?: number;
  /** Runs again and again at this distance, once for all processes, with `{}` as payload. */
  every?: number;
  /** Like `every`, as a cron pattern in UTC. */
  pattern?: string;
  /** Runs at least once: it must be written so that a second run does no harm. */
  handler: (payload: z.output<Schema>, job: Context) => Promise<void>;
};

/** A job with its payload unknown, as a list of jobs holds it. */
// biome-ignore lint/suspicious/noExplicitAny: only `any` lets jobs of different payloads share a list.
export type AnyJobDefinition<Context> = JobDefinition<Context, any>;

/**
 * Declares a background job in a file of its own. Its name begins with the service's
 * (`logistics.poll-tracking`). Payloads are parsed when enqueued and again when run.
 */
export function defineJob<Context>() {
  return <Schema extends z.ZodType>(
    definition: JobDefinition<Context, Schema>,
  ): JobDefinition<Context, Schema> => definition;
}
