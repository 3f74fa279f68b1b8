import { z } from 'zod';

/** Who is asking. The gateway makes it, signs it, and every subgraph trusts only that. */
export const identitySchema = z.object({
  kind: z.enum(['ANONYMOUS', 'USER', 'API_KEY', 'STAFF', 'SYSTEM']),
  /** The user's or API key's id; for SYSTEM the name of the process. */
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  /** The organisation acted for. Null for staff who act for none. */
  organizationId: z.string().nullable(),
  roles: z.array(z.string()),
  scopes: z.array(z.string()),
  /** The member of staff behind an impersonated user. */
  impersonatorId: z.string().nullable(),
  locale: z.enum(['en', 'fr']),
  requestId: z.string(),
  idempotencyKey: z.string().min(1).max(255).nullable(),
  /** The moment to act at, ISO 8601, for imports and demo data; honoured only where allowed. */
  at: z.iso.datetime({ offset: true }).nullable(),
});

export type Identity = z.output<typeof identitySchema>;

/** The identity of our own processes, for jobs, events and scripts. */
export function systemIdentity(name: string, requestId: string): Identity {
  return {
    kind: 'SYSTEM',
    actorId: name,
    actorName: name,
    organizationId: null,
    roles: [],
    scopes: [],
    impersonatorId: null,
    locale: 'en',
    requestId,
    idempotencyKey: null,
    at: null,
  };
}

/** The identity of a caller who showed nothing. */
export function anonymousIdentity(requestId: string, locale: Identity['locale'] = 'en'): Identity {
  return {
    ...systemIdentity('', requestId),
    kind: 'ANONYMOUS',
    actorId: null,
    actorName: null,
    locale,
  };
}
