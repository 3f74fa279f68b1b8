import type { StaffRole } from '@mobilytics/identity/scopes';
import type { Context } from '../context.ts';
import type { Resolvers, ResolversTypes } from '../generated/resolvers.ts';
import { findMemberOfUser } from '../member/member.repository.ts';
import { findOrganization } from '../organization/organization.repository.ts';

export const viewerResolvers: Resolvers = {
  Query: {
    viewer: (_root, _args, ctx) => findViewer(ctx),
  },
};

/** The caller, from the signed identity and, for people, from what is kept about them. */
async function findViewer(ctx: Context): Promise<Awaited<ResolversTypes['Viewer']> | null> {
  const { actorId, kind, organizationId, roles } = ctx.viewer;
  if (actorId === null || kind === 'ANONYMOUS' || kind === 'SYSTEM') return null;
  const user = kind === 'API_KEY' ? null : await ctx.db.user.findUnique({ where: { id: actorId } });
  const organization = organizationId === null ? null : await findOrganization(ctx, organizationId);
  const member =
    kind === 'USER' && organizationId !== null
      ? await findMemberOfUser(ctx.db, organizationId, actorId)
      : null;
  return {
    id: actorId,
    kind,
    name: user?.name ?? ctx.viewer.actorName ?? actorId,
    email: user?.email ?? null,
    organization,
    role: member?.role ?? null,
    staffRoles: kind === 'STAFF' ? (roles as StaffRole[]) : [],
    scopes: ctx.viewer.scopes,
    impersonatorId: ctx.viewer.impersonatorId,
  };
}
