import type { Context } from '../context.ts';
import type { ResolversTypes, RevokeInvitationInput } from '../generated/resolvers.ts';
import { notFound } from '../messages.ts';
import { requireOrganization } from '../require-organization.ts';
import { revokePendingInvitation } from './invitation.repository.ts';

/** Takes an invitation back that nobody accepted yet. */
export async function revokeInvitation(
  ctx: Context,
  { id }: RevokeInvitationInput,
): Promise<Awaited<ResolversTypes['RevokeInvitationResult']>> {
  const organizationId = requireOrganization(ctx.viewer);
  return ctx.transact(async (tx) => {
    if (!(await revokePendingInvitation(tx.db, organizationId, id))) {
      return notFound('invitationNotFound', ctx.viewer.locale, 'input', 'id');
    }
    tx.audit({ action: 'invitation.revoked', targetType: 'Invitation', targetId: id });
    return { __typename: 'RevokeInvitationSuccess', id };
  });
}
