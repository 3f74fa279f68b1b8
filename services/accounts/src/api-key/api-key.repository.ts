import type { Database } from '../context.ts';

/** The keys that were not revoked, newest first. */
export function listApiKeys(db: Database, organizationId: string) {
  return db.apiKey.findMany({
    where: { organizationId, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
}
