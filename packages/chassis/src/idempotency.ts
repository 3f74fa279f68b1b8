import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyClient } from '@mobilytics/database/scoped-client';
import { asPlatform } from '@mobilytics/database/scoped-client';
import type { Identity } from '@mobilytics/identity/identity';
import { GraphqlFailure } from './failure.ts';

type KeyRow = { requestHash: string; response: string | null; createdAt: Date };

const waitMs = 10_000;
const longestRunMs = 30_000;

/**
 * One mutation with an Idempotency-Key. The key is written by the first transaction of the request,
 * so it exists exactly when the request changed something; the response is added when it is known.
 */
export class IdempotentRequest {
  readonly #client: AnyClient;
  readonly #owner: string;
  readonly #key: string;
  readonly #hash: string;
  /** The transaction of this request that wrote the key has been committed. */
  isClaimed = false;
  /** The same request ran elsewhere at the same time and was first. */
  isTaken = false;

  /**
   * The client is the unscoped one. A key belongs to one actor in one organisation: another member
   * must not be answered with what this one may see.
   */
  constructor(client: AnyClient, viewer: Identity, key: string, body: Buffer) {
    this.#client = client;
    this.#owner = `${viewer.organizationId ?? ''}/${viewer.actorId ?? ''}`;
    this.#key = key;
    this.#hash = createHash('sha256').update(body).digest('hex');
  }

  /** The response of an earlier run, or null when there was none. */
  async earlierResponse(): Promise<string | null> {
    const giveUpAt = Date.now() + waitMs;
    for (;;) {
      const row = await this.#find();
      if (row === undefined) return null;
      if (row.requestHash !== this.#hash) {
        throw new GraphqlFailure(
          'IDEMPOTENCY_KEY_REUSED',
          'This Idempotency-Key belongs to another request. Use a new one.',
        );
      }
      if (row.response !== null) return row.response;
      if (Date.now() > Math.min(giveUpAt, row.createdAt.getTime() + longestRunMs)) {
        throw new GraphqlFailure(
          'ALREADY_APPLIED',
          'The request was carried out, but its response was lost. Read the objects it changes.',
        );
      }
      await sleep(100);
    }
  }

  /** Writes the key; a run of the same request elsewhere is waited for and then found first. */
  async claim(db: AnyClient): Promise<void> {
    const inserted = await asPlatform(
      async () =>
        db.$executeRaw`INSERT INTO "IdempotencyKey" ("owner", "key", "requestHash")
          VALUES (${this.#owner}, ${this.#key}, ${this.#hash}) ON CONFLICT DO NOTHING`,
    );
    if (inserted === 1) return;
    this.isTaken = true;
    throw new GraphqlFailure('CONFLICT', 'The same request was carried out elsewhere.');
  }

  async store(response: string): Promise<void> {
    await this.#client.$executeRaw`UPDATE "IdempotencyKey" SET "response" = ${response}
      WHERE "owner" = ${this.#owner} AND "key" = ${this.#key}`;
  }

  async #find(): Promise<KeyRow | undefined> {
    const rows = await this.#client.$queryRaw<KeyRow[]>`
      SELECT "requestHash", "response", "createdAt" FROM "IdempotencyKey"
      WHERE "owner" = ${this.#owner} AND "key" = ${this.#key}`;
    return rows[0];
  }
}
