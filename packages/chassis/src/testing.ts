import { randomUUID } from 'node:crypto';
import type { Identity } from '@mobilytics/identity/identity';
import { systemIdentity } from '@mobilytics/identity/identity';
import { type CustomerRole, rolesToScopes, type StaffRole } from '@mobilytics/identity/scopes';
import { signRequest } from '@mobilytics/identity/sign';
import { newId } from '@mobilytics/ids/new-id';

/** The secret that in-process tests start services with. */
export const testSecret = 'a secret for tests that is long enough';

/** The environment of a service under test: any port, its own queues, quiet. */
export function testEnv(databaseUrl: string, redisUrl = process.env.REDIS_URL) {
  if (!redisUrl) throw new Error('REDIS_URL is not set: run "npm test", or set it yourself.');
  return {
    port: 0,
    host: '127.0.0.1',
    databaseUrl,
    redisUrl,
    queuePrefix: `test-${randomUUID()}`,
    identitySecret: testSecret,
    logLevel: 'silent' as const,
    allowHistoricTime: true,
    backgroundWork: 'on' as const,
  };
}

/** A member of an organisation, with the scopes of the role. */
export function member(organizationId: string, role: CustomerRole = 'OWNER'): Identity {
  return {
    ...systemIdentity('', newId('req')),
    kind: 'USER',
    actorId: newId('usr'),
    actorName: 'Test Member',
    organizationId,
    roles: [role],
    scopes: rolesToScopes('USER', [role]),
  };
}

export function staff(role: StaffRole = 'ADMIN'): Identity {
  return {
    ...member('', 'OWNER'),
    kind: 'STAFF',
    actorName: 'Test Staff',
    organizationId: null,
    roles: [role],
    scopes: rolesToScopes('STAFF', [role]),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of the data.
export type TestResult<Data = any> = {
  data: Data;
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[];
};

/** Sends a query to a subgraph the way the gateway does. */
// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of the data.
export async function signedQuery<Data = any>(
  url: string,
  identity: Identity,
  query: string,
  variables: Record<string, unknown> = {},
  secret = testSecret,
): Promise<TestResult<Data>> {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signRequest(identity, body, { secret }) },
    body,
  });
  return (await response.json()) as TestResult<Data>;
}

/** Waits until the check gives something, for what happens after a response. */
export async function eventually<T>(
  check: () => Promise<T | null | undefined | false>,
  timeoutMs = 30_000,
): Promise<T> {
  const giveUpAt = Date.now() + timeoutMs;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > giveUpAt) throw new Error(`It did not happen within ${timeoutMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
