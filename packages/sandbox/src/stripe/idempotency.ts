import { createHash } from 'node:crypto';
import { ApiError } from './errors.ts';
import type { Form } from './form.ts';
import type { Store } from './store.ts';

/** The first answer given under an idempotency key. */
export interface StoredAnswer {
  id: string;
  object: 'sandbox.answer';
  fingerprint: string;
  status: number;
  body: object;
}

export function fingerprint(method: string, path: string, params: Form): string {
  return createHash('sha256')
    .update(JSON.stringify([method, path, params]))
    .digest('hex');
}

/** The answer to replay, if the key was used; the key with other parameters is an error. */
export function storedAnswer(store: Store, key: string, print: string): StoredAnswer | undefined {
  const stored = store.get('sandbox.answer', key);
  if (stored && stored.fingerprint !== print)
    throw new ApiError(
      400,
      'idempotency_error',
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  return stored;
}

/** Answers that came before anything was executed are not kept, so that a repaired call may reuse the key. */
export function isKept(status: number): boolean {
  return status < 400 || status === 402 || status >= 500;
}
