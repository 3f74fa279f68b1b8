import { type Connection, connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context, Database } from '../context.ts';
import type { Organization } from '../generated/prisma/client.ts';

export type OrganizationPage = Connection<Organization>;

/**
 * The organisation, if the caller may see it: customers see their own alone. Organisations have no
 * organizationId of their own that the scoped client could filter by, so the check stands here.
 */
export function findOrganization(ctx: Context, id: string): Promise<Organization | null> {
  const { kind, organizationId } = ctx.viewer;
  if (kind !== 'STAFF' && kind !== 'SYSTEM' && id !== organizationId) return Promise.resolve(null);
  return ctx
    .loader<string, Organization | null>('organization', async (ids) => {
      const rows = await ctx.db.organization.findMany({ where: { id: { in: [...ids] } } });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((each) => byId.get(each) ?? null);
    })
    .load(id);
}

/** Organisations by name, those whose name has the text in it or whose id it is. */
export function listOrganizations(
  db: Database,
  search: string | null | undefined,
  page: PageArgs,
): Promise<OrganizationPage> {
  const text = search?.trim();
  const filter = text
    ? { OR: [{ id: text }, { name: { contains: text, mode: 'insensitive' as const } }] }
    : {};
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'name', direction: 'ASC' }],
    count: () => db.organization.count({ where: filter }),
    rows: ({ where, ...window }) =>
      db.organization.findMany({ where: { AND: [filter, where] }, ...window }),
  });
}
