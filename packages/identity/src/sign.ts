import { createHash, createHmac } from 'node:crypto';
import type { Identity } from './identity.ts';

export const identityHeader = 'x-mobilytics-identity';
export const signatureHeader = 'x-mobilytics-signature';

export type SignedHeaders = {
  [identityHeader]: string;
  [signatureHeader]: string;
};

/**
 * Headers that carry the identity to a subgraph: the claims as base64url JSON, and
 * `t=<unix ms>,v1=<hex hmac sha256>` over time, claims and the body's SHA-256.
 */
export function signRequest(
  identity: Identity,
  body: string | Buffer,
  { secret, now = Date.now() }: { secret: string; now?: number },
): SignedHeaders {
  const claims = Buffer.from(JSON.stringify(identity)).toString('base64url');
  return {
    [identityHeader]: claims,
    [signatureHeader]: `t=${now},v1=${signature(secret, now, claims, body)}`,
  };
}

export function signature(secret: string, at: number, claims: string, body: string | Buffer) {
  const bodyHash = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', secret).update(`${at}.${claims}.${bodyHash}`).digest('hex');
}
