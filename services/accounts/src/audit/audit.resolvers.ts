import type { Resolvers } from '../generated/resolvers.ts';
import { listAuditEntries } from './audit.repository.ts';

export const auditResolvers: Resolvers = {
  Query: {
    auditEntries: (_root, { filter, ...page }, ctx) => listAuditEntries(ctx.db, filter, page),
  },
  AuditEntry: {
    before: ({ before }) => toText(before),
    after: ({ after }) => toText(after),
  },
};

function toText(fields: unknown): string | null {
  return fields == null ? null : JSON.stringify(fields);
}
