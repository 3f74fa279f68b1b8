import { type Connection, connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Database } from '../context.ts';
import type { AuditEntry } from '../generated/prisma/client.ts';

export type AuditPage = Connection<AuditEntry>;

type Filter = {
  organizationId?: string | null;
  targetId?: string | null;
  actorId?: string | null;
  action?: string | null;
};

/** Audit entries, newest first, that agree with every field of the filter. */
export function listAuditEntries(
  db: Database,
  filter: Filter | null | undefined,
  page: PageArgs,
): Promise<AuditPage> {
  const wanted = Object.entries(filter ?? {}).filter(([, value]) => value != null);
  const where = Object.fromEntries(wanted);
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'occurredAt', direction: 'DESC' }],
    count: () => db.auditEntry.count({ where }),
    rows: ({ where: beyond, ...window }) =>
      db.auditEntry.findMany({ where: { AND: [where, beyond] }, ...window }),
  });
}
