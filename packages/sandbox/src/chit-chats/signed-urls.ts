import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const secret = randomBytes(16);
const validMs = 15 * 60_000;

type Kind = 'shipments' | 'client_batches';

/** Addresses of labels that work for anybody who has them, for a quarter of an hour. */
export function labelUrls(base: string, kind: Kind, name: string, nowMs: number) {
  const url = (format: string) => {
    const path = `/labels/${kind}/${name}.${format}`;
    const expires = String(nowMs + validMs);
    return `${base}${path}?expires=${expires}&signature=${sign(path, expires)}`;
  };
  return { png: url('png'), pdf: url('pdf'), zpl: url('zpl') };
}

export function isSigned(path: string, expires: string, signature: string, nowMs: number): boolean {
  const expected = Buffer.from(sign(path, expires));
  const given = Buffer.from(signature);
  const same = expected.length === given.length && timingSafeEqual(expected, given);
  return same && Number(expires) > nowMs;
}

const sign = (path: string, expires: string) =>
  createHmac('sha256', secret).update(`${path} ${expires}`).digest('base64url');
