import { GraphqlFailure } from '@mobilytics/chassis/failure';
import { newId } from '@mobilytics/ids/new-id';
import type { Context } from '../context.ts';
import type { AcceptInvitationInput, ResolversTypes } from '../generated/resolvers.ts';
import { message, notFound } from '../messages.ts';
import { whyUnusable } from './invitation.ts';

/**
 * Makes the caller a member of the organisation that invited the caller's confirmed address. The
 * caller does not belong to it yet, so this runs on the unscoped database. Accepting again what one
 * accepted before succeeds, so that a repeated request does no harm.
 */
export async function acceptInvitation(
  ctx: Context,
  { id }: AcceptInvitationInput,
): Promise<Awaited<ResolversTypes['AcceptInvitationResult']>> {
  const { actorId, actorName, kind, locale, requestId } = ctx.viewer;
  if (kind !== 'USER' || actorId === null) {
    throw new GraphqlFailure('FORBIDDEN', message('personsOnly', locale));
  }
  const actor = { actorId, actorName, organizationId: null, requestId, now: ctx.now() };
  return ctx.services.runAs(actor, async (tx) => {
    // The row is locked, so that two tabs make one membership and one audit entry.
    await tx.db.$queryRaw`SELECT 1 FROM "Invitation" WHERE "id" = ${id} FOR UPDATE`;
    const invitation = await tx.db.invitation.findUnique({
      where: { id },
      include: { organization: true },
    });
    if (invitation === null) return notFound('invitationNotFound', locale, 'input', 'id');
    const { organizationId, organization, role } = invitation;
    const user = await tx.db.user.findUniqueOrThrow({ where: { id: actorId } });
    const reason = whyUnusable(invitation, user, tx.now);
    const isMember = (await tx.db.member.count({ where: { organizationId, userId: actorId } })) > 0;
    if (reason !== null && !(reason === 'invitationUsed' && isMember)) {
      const path = ['input', 'id'];
      return { __typename: 'InvitationUnusable', message: message(reason, locale), path };
    }
    if (reason === null) {
      await tx.db.invitation.update({ where: { id }, data: { status: 'ACCEPTED' } });
      const member = { id: newId('mem'), organizationId, userId: actorId, role, createdAt: tx.now };
      await tx.db.member.createMany({ data: [member], skipDuplicates: true });
      await tx.db.user.update({
        where: { id: actorId },
        data: { activeOrganizationId: organizationId },
      });
      tx.audit({
        action: 'member.joined',
        targetType: 'Invitation',
        targetId: id,
        organizationId,
        after: { userId: actorId, role },
      });
    }
    return { __typename: 'AcceptInvitationSuccess', organization };
  });
}
