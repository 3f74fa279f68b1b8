import { timingSafeEqual } from 'node:crypto';
import { type Identity, identitySchema } from './identity.ts';
import { identityHeader, signature, signatureHeader } from './sign.ts';

type Reason = 'missing' | 'stale' | 'tampered' | 'malformed';

/** The request does not carry an identity that the gateway signed for this very body. */
export class IdentityError extends Error {
  override name = 'IdentityError';
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(`The request's signed identity is ${reason}.`);
    this.reason = reason;
  }
}

/** The identity that was signed with this secret for this body at most `toleranceMs` ago. */
export function verifyRequest(
  headers: Record<string, string | string[] | undefined>,
  body: string | Buffer,
  {
    secret,
    now = Date.now(),
    toleranceMs = 60_000,
  }: { secret: string; now?: number; toleranceMs?: number },
): Identity {
  const claims = headers[identityHeader];
  const signed = headers[signatureHeader];
  if (typeof claims !== 'string' || typeof signed !== 'string') throw new IdentityError('missing');
  const parts = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/.exec(signed);
  if (parts?.[1] === undefined || parts[2] === undefined) throw new IdentityError('malformed');
  const at = Number(parts[1]);
  const expected = Buffer.from(signature(secret, at, claims, body));
  // The signature is checked before the time, so that a stranger cannot probe our clock.
  if (!timingSafeEqual(expected, Buffer.from(parts[2]))) throw new IdentityError('tampered');
  if (Math.abs(now - at) > toleranceMs) throw new IdentityError('stale');
  return parseClaims(claims);
}

function parseClaims(claims: string): Identity {
  try {
    return identitySchema.parse(JSON.parse(Buffer.from(claims, 'base64url').toString()));
  } catch {
    throw new IdentityError('malformed');
  }
}
