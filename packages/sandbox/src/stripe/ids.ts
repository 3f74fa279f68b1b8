import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** How many characters follow the prefix, which is how Stripe's own ids look. */
const lengths: Record<string, number> = { cus: 14, prod: 14, si: 14, cs_test: 58, whsec: 32 };

export function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

export function newId(prefix: string): string {
  const length = lengths[prefix];
  if (length) return `${prefix}_${randomText(length)}`;
  const generation = prefix === 'pi' || prefix === 'ch' || prefix === 're' ? '3' : '1';
  return `${prefix}_${generation}${randomText(23)}`;
}
