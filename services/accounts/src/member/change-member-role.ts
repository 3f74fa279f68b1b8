import { GraphqlFailure } from '@mobilytics/chassis/failure';
import type { Context } from '../context.ts';
import type { ChangeMemberRoleInput, ResolversTypes } from '../generated/resolvers.ts';
import { message, notFound } from '../messages.ts';
import { requireOrganization } from '../require-organization.ts';
import { findMember, lockMembers } from './member.repository.ts';
import { isLastOwner, mayTouch } from './member.ts';

/** Gives a member another role. The last owner stays one. */
export async function changeMemberRole(
  ctx: Context,
  { memberId, role }: ChangeMemberRoleInput,
): Promise<Awaited<ResolversTypes['ChangeMemberRoleResult']>> {
  const organizationId = requireOrganization(ctx.viewer);
  const { locale, roles } = ctx.viewer;
  return ctx.transact(async (tx) => {
    const members = await lockMembers(tx.db, organizationId);
    const before = members.find(({ id }) => id === memberId);
    if (!before) return notFound('memberNotFound', locale, 'input', 'memberId');
    if (!mayTouch(roles, before.role, role)) {
      throw new GraphqlFailure('FORBIDDEN', message('ownersOnly', locale));
    }
    if (role !== 'OWNER' && isLastOwner(members, memberId)) {
      const path = ['input', 'memberId'];
      return { __typename: 'LastOwner', message: message('lastOwner', locale), path };
    }
    if (before.role !== role) {
      await tx.db.member.update({ where: { id: memberId }, data: { role } });
      tx.audit({
        action: 'member.role_changed',
        targetType: 'Member',
        targetId: memberId,
        before: { role: before.role },
        after: { role },
      });
    }
    const member = await findMember(tx.db, organizationId, memberId);
    if (!member) throw new Error(`${memberId} vanished while it was locked.`);
    return { __typename: 'ChangeMemberRoleSuccess', member };
  });
}
