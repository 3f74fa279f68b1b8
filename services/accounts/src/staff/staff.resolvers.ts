import type { StaffRole } from '@mobilytics/identity/scopes';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';

export type StaffMemberView = { id: string; name: string; roles: StaffRole[] };

const fields = { id: true, name: true, staffRoles: true } as const;

type Row = { id: string; name: string; staffRoles: string[] };

const toView = ({ id, name, staffRoles }: Row): StaffMemberView => ({
  id,
  name,
  roles: staffRoles as StaffRole[],
});

export const staffResolvers: Resolvers = {
  Query: {
    staffMembers: async (_root, _args, ctx) => {
      const rows = await ctx.db.user.findMany({
        where: { staffRoles: { isEmpty: false } },
        select: fields,
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: 500,
      });
      return rows.map(toView);
    },
  },
  StaffMember: {
    __resolveReference: ({ id }, ctx) => byId(ctx).load(id),
  },
};

/** Null for a person who is no member of our staff; a customer learns nobody's name. */
const byId = (ctx: Context) =>
  ctx.loader('staff by id', async (ids: readonly string[]) => {
    const isOurs = ctx.viewer.kind === 'STAFF' || ctx.viewer.kind === 'SYSTEM';
    const where = { id: { in: [...ids] }, staffRoles: { isEmpty: false } };
    const rows = isOurs ? await ctx.db.user.findMany({ where, select: fields }) : [];
    const found = new Map(rows.map((row) => [row.id, toView(row)]));
    return ids.map((id) => found.get(id) ?? null);
  });
