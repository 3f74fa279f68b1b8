import { createHash } from 'node:crypto';

/**
 * The UUID by which USPS knows a purchase. It follows from our reference, so that the same intent, asked
 * again by whatever process, names the same label. Its form is that of a random one, which USPS wants.
 */
export function idempotencyKey(reference: string): string {
  const bytes = createHash('sha256').update(`usps:${reference}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
