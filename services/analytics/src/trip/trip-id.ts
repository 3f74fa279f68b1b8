import { createHash } from 'node:crypto';

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The id of the trip that a device began at a moment: the same whenever the trip is measured again,
 * so that addresses and cursors stay. A ULID of that time whose random part is a hash.
 */
export function tripId(deviceId: string, startMs: number): string {
  const hash = createHash('sha256').update(`${deviceId} ${startMs}`).digest();
  let time = '';
  for (let at = 0, rest = startMs; at < 10; at++, rest = Math.floor(rest / 32)) {
    time = `${CROCKFORD[rest % 32]}${time}`;
  }
  const random = Array.from(hash.subarray(0, 16), (byte) => CROCKFORD[byte % 32]).join('');
  return `trp_${time}${random}`;
}
