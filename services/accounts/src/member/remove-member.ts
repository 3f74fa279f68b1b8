import { GraphqlFailure } from '@mobilytics/chassis/failure';
import type { Context } from '../context.ts';
import type { RemoveMemberInput, ResolversTypes } from '../generated/resolvers.ts';
import { message, notFound } from '../messages.ts';
import { requireOrganization } from '../require-organization.ts';
import { lockMembers } from './member.repository.ts';
import { isLastOwner, mayTouch } from './member.ts';

/** Takes a person out of the organisation. The account stays; access ends with the membership. */
export async function removeMember(
  ctx: Context,
  { memberId }: RemoveMemberInput,
): Promise<Awaited<ResolversTypes['RemoveMemberResult']>> {
  const organizationId = requireOrganization(ctx.viewer);
  const { locale, roles } = ctx.viewer;
  return ctx.transact(async (tx) => {
    const members = await lockMembers(tx.db, organizationId);
    const member = members.find(({ id }) => id === memberId);
    if (!member) return notFound('memberNotFound', locale, 'input', 'memberId');
    if (!mayTouch(roles, member.role)) {
      throw new GraphqlFailure('FORBIDDEN', message('ownersOnly', locale));
    }
    if (isLastOwner(members, memberId)) {
      const path = ['input', 'memberId'];
      return { __typename: 'LastOwner', message: message('lastOwner', locale), path };
    }
    await tx.db.member.delete({ where: { id: memberId } });
    tx.audit({
      action: 'member.removed',
      targetType: 'Member',
      targetId: memberId,
      before: { userId: member.userId, role: member.role },
    });
    return { __typename: 'RemoveMemberSuccess', id: memberId };
  });
}
