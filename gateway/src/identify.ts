import { createHash } from 'node:crypto';
import {
  anonymousIdentity,
  type Identity,
  identitySchema,
  systemIdentity,
} from '@mobilytics/identity/identity';
import { signRequest } from '@mobilytics/identity/sign';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'undici';
import { RequestFailure } from './failure.ts';

/** What of an identity does not change from one request of a caller to the next. */
type Claims = Omit<Identity, 'requestId' | 'idempotencyKey' | 'at'>;

const claimsSchema = identitySchema
  .omit({ requestId: true, idempotencyKey: true, at: true })
  .nullable();

export interface Credentials {
  cookie: string | null;
  apiKey: string | null;
  app: 'dashboard' | 'backoffice' | null;
}

/** Asks accounts who a session cookie or an API key belongs to, and remembers the answer for seconds. */
export class Identifier {
  readonly #accounts: Pool;
  readonly #secret: string;
  // Short, because a revoked key or an ended session works until its answer is forgotten.
  readonly #known = new LRUCache<string, { claims: Claims | null }>({ max: 10_000, ttl: 3_000 });

  constructor(accounts: Pool, secret: string) {
    this.#accounts = accounts;
    this.#secret = secret;
  }

  async identify(
    credentials: Credentials,
    requestId: string,
    locale: Identity['locale'],
  ): Promise<Claims> {
    const anonymous = anonymousIdentity(requestId, locale);
    if (credentials.cookie === null && credentials.apiKey === null) return anonymous;
    const key = createHash('sha256').update(JSON.stringify(credentials)).digest('base64');
    let known = this.#known.get(key);
    if (!known) {
      known = { claims: await this.#resolve(credentials, requestId) };
      // Who has no organisation yet is about to get one, and must not wait for it to be noticed.
      const isJoining = known.claims?.kind === 'USER' && known.claims.organizationId === null;
      if (!isJoining) this.#known.set(key, known);
    }
    if (known.claims) return known.claims;
    if (credentials.apiKey !== null) {
      throw new RequestFailure('UNAUTHENTICATED', 'The API key is unknown, revoked or expired.', {
        status: 401,
      });
    }
    return anonymous;
  }

  async #resolve(credentials: Credentials, requestId: string): Promise<Claims | null> {
    const body = JSON.stringify(credentials);
    const response = await this.#accounts
      .request({
        path: '/internal/resolve',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...signRequest(systemIdentity('gateway', requestId), body, { secret: this.#secret }),
        },
        body,
      })
      .catch(() => null);
    if (response?.statusCode !== 200) {
      await response?.body.dump();
      throw new RequestFailure(
        'UNAVAILABLE',
        'Sign-in cannot be checked right now. Try again soon.',
        {
          status: 503,
        },
      );
    }
    return claimsSchema.parse(await response.body.json());
  }
}
