import type { Identity } from '@mobilytics/identity/identity';
import { apiKeyScopes, isScope, rolesToScopes } from '@mobilytics/identity/scopes';
import { z } from 'zod';
import { hashApiKeySecret, isApiKeySecret } from '../api-key/api-key-secret.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { toLocale } from '../locale.ts';
import type { App } from './app.ts';
import type { Auth } from './auth.ts';

/** What a caller showed to the gateway. */
export const credentials = z.object({
  /** The `Cookie` header as it came. */
  cookie: z.string().nullish(),
  /** The secret of `Authorization: Bearer mob_…`. */
  apiKey: z.string().nullish(),
  /** The app that asks; without it the dashboard's session goes before the backoffice's. */
  app: z.enum(['dashboard', 'backoffice']).nullish(),
});

/** The part of an identity that comes from what the caller showed. */
export type Claims = Omit<Identity, 'requestId' | 'idempotencyKey' | 'at'>;

type Deps = { db: PrismaClient; auths: Record<App, Auth>; now: () => Date };

/** Who the credentials belong to, or null when they belong to nobody. A key goes before a cookie. */
export async function resolveIdentity(
  deps: Deps,
  { apiKey, cookie, app }: z.output<typeof credentials>,
): Promise<Claims | null> {
  if (apiKey) return resolveApiKey(deps, apiKey);
  if (!cookie) return null;
  if (app) return resolveSession(deps, app, cookie);
  return (
    (await resolveSession(deps, 'dashboard', cookie)) ??
    (await resolveSession(deps, 'backoffice', cookie))
  );
}

async function resolveApiKey({ db, now }: Deps, secret: string): Promise<Claims | null> {
  if (!isApiKeySecret(secret)) return null;
  const key = await db.apiKey.findUnique({ where: { secretHash: hashApiKeySecret(secret) } });
  if (key === null || key.revokedAt !== null) return null;
  if (key.expiresAt !== null && key.expiresAt <= now()) return null;
  await noteUse(db, key.id, now());
  return {
    kind: 'API_KEY',
    actorId: key.id,
    actorName: key.name,
    organizationId: key.organizationId,
    roles: [],
    scopes: key.scopes.filter((scope) => isScope(scope) && apiKeyScopes.includes(scope)),
    impersonatorId: null,
    locale: 'en',
  };
}

/** To the minute: a busy key must not write a row with every request. */
async function noteUse(db: PrismaClient, id: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 60_000);
  await db.apiKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: before } }] },
    data: { lastUsedAt: now },
  });
}

async function resolveSession({ db, auths }: Deps, app: App, cookie: string) {
  const headers = new Headers({ cookie });
  // The gateway cannot hand a renewed cookie on, so reading must not renew the session.
  const found = await auths[app].api.getSession({ headers, query: { disableRefresh: true } });
  if (found === null) return null;
  const { session } = found;
  const user = await db.user.findUnique({
    where: { id: session.userId },
    include: { members: { orderBy: { createdAt: 'asc' } } },
  });
  if (user === null) return null;
  const person = {
    actorId: user.id,
    actorName: user.name,
    impersonatorId: session.impersonatedBy ?? null,
    locale: toLocale(user.locale),
  };
  if (app === 'backoffice') {
    const roles = user.staffRoles;
    if (roles.length === 0) return null;
    const scopes = rolesToScopes('STAFF', roles);
    return { kind: 'STAFF', organizationId: null, roles, scopes, ...person } satisfies Claims;
  }
  const active = user.members.find((each) => each.organizationId === user.activeOrganizationId);
  const member = active ?? user.members[0];
  const roles = member ? [member.role] : [];
  const scopes = rolesToScopes('USER', roles);
  const organizationId = member?.organizationId ?? null;
  return { kind: 'USER', organizationId, roles, scopes, ...person } satisfies Claims;
}
