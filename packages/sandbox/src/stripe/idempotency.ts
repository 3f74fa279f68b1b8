import { createHash } from 'node:crypto';
import { ApiError, invalidRequest } from './errors.ts';
import type { Form } from './form.ts';
import type { Store } from './store.ts';

/** The first answer given under an idempotency key. */
export interface StoredAnswer {
  id: string;
  object: 'sandbox.answer';
  answeredAtMs: number;
  fingerprint: string;
  status: number;
  body: object;
}

const keptMs = 24 * 3_600_000;
const longestKey = 255;

export function fingerprint(method: string, path: string, params: Form): string {
  return createHash('sha256')
    .update(JSON.stringify([method, path, params]))
    .digest('hex');
}

export function checkKey(key: string): void {
  if (key.length > longestKey)
    throw invalidRequest(`Idempotency keys can have at most ${longestKey} characters.`);
}

/** The answer to replay, if the key was used within a day; the key with other parameters is an error. */
export function storedAnswer(
  store: Store,
  key: string,
  print: string,
  nowMs: number,
): StoredAnswer | undefined {
  const stored = store.get('sandbox.answer', key);
  if (!stored) return undefined;
  if (stored.answeredAtMs + keptMs <= nowMs) {
    store.remove('sandbox.answer', key);
    return undefined;
  }
  if (stored.fingerprint !== print)
    throw new ApiError(
      400,
      'idempotency_error',
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  return stored;
}

export const keyInUse = (key: string): ApiError =>
  new ApiError(
    409,
    'idempotency_error',
    `There is currently another in-progress request using this Idempotent Key (${key}) (that probably means you submitted twice, and the other request is still going through): https://stripe.com/docs/api/idempotent_requests. If this is the case, you should simply wait for the other request to finish.`,
    { code: 'idempotency_key_in_use' },
  );

/** Answers that came before anything was executed are not kept, so that a repaired call may reuse the key. */
export function isKept(status: number): boolean {
  return status < 400 || status === 402 || status >= 500;
}
