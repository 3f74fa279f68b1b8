import { createHash, randomBytes } from 'node:crypto';

const SHOWN_CHARACTERS = 12;

/** A new secret for a device: `mdk_` and 24 random bytes. */
export function newDeviceKey(): string {
  return `mdk_${randomBytes(24).toString('base64url')}`;
}

/** What is kept of a key: enough to recognise it, too little to use it. */
export function storedKey(key: string): { hash: string; prefix: string } {
  return { hash: hashKey(key), prefix: key.slice(0, SHOWN_CHARACTERS) };
}

export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
