import { Queue, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';

export type QueueSettings = {
  redisUrl: string;
  /** Begins every Redis key, so that installations and tests can share a Redis. */
  prefix: string;
};

/** Completed jobs are kept for a while: as long as they are, the same id is not queued again. */
const keepCompleted = { age: 3_600, count: 10_000 };

/** Queues to add to, one connection for all of them. Adding fails at once while Redis is away. */
export class Queues {
  readonly #settings: QueueSettings;
  readonly #connection: Redis;
  readonly #queues = new Map<string, Queue>();

  constructor(settings: QueueSettings, onError: (error: Error) => void) {
    this.#settings = settings;
    this.#connection = new Redis(settings.redisUrl, {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      retryStrategy: (attempt) => Math.min(50 * attempt, 1_000),
    });
    this.#connection.on('error', onError);
  }

  get(name: string): Queue {
    const known = this.#queues.get(name);
    if (known !== undefined) return known;
    const queue = new Queue(name, {
      connection: this.#connection,
      prefix: this.#settings.prefix,
      // Otherwise a queue first used while Redis is away would wait for it, or stay broken for ever.
      skipWaitingForReady: true,
      skipVersionCheck: true,
      defaultJobOptions: { removeOnComplete: keepCompleted, removeOnFail: false },
    });
    queue.on('error', () => {});
    this.#queues.set(name, queue);
    return queue;
  }

  async ping(): Promise<void> {
    await this.#connection.ping();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    this.#connection.disconnect();
  }
}

/** A worker's own options: its connections block, so they are never shared. */
export function workerOptions(settings: QueueSettings) {
  return {
    connection: {
      url: settings.redisUrl,
      maxRetriesPerRequest: null,
      retryStrategy: (attempt: number) => Math.min(50 * attempt, 1_000),
    },
    prefix: settings.prefix,
    // A process that dies leaves its job stalled. That says nothing against the job, so it is run
    // again many times before it is given up.
    maxStalledCount: 20,
  } satisfies Partial<WorkerOptions>;
}

/** Where jobs of this name wait. */
export const jobQueueName = (job: string) => `jobs.${job}`;
