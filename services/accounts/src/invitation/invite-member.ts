import { parseInput, problem } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { InviteMemberInput, ResolversTypes } from '../generated/resolvers.ts';
import { sendMail } from '../mail/send-mail.ts';
import { hasMemberWithEmail } from '../member/member.repository.ts';
import { customerRoles, mayTouch } from '../member/member.ts';
import { message } from '../messages.ts';
import { requireOrganization } from '../require-organization.ts';
import { savePendingInvitation } from './invitation.repository.ts';
import { invitationLifetimeMs } from './invitation.ts';

/** Offers a place in the caller's organisation to an address; again for the same address renews it. */
export async function inviteMember(
  ctx: Context,
  input: InviteMemberInput,
): Promise<Awaited<ResolversTypes['InviteMemberResult']>> {
  const organizationId = requireOrganization(ctx.viewer);
  const { locale } = ctx.viewer;
  const parsed = parseInput(inputFor(ctx), input, locale);
  if (!parsed.ok) return parsed.error;
  const { email, role } = parsed.value;
  return ctx.transact(async (tx) => {
    if (await hasMemberWithEmail(tx.db, organizationId, email)) {
      const path = ['input', 'email'];
      return { __typename: 'AlreadyMember', message: message('alreadyMember', locale), path };
    }
    const invitation = await savePendingInvitation(tx.db, {
      id: newId('ivt'),
      organizationId,
      email,
      role,
      createdAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + invitationLifetimeMs),
      invitedById: ctx.viewer.actorId ?? '',
      invitedByName: ctx.viewer.actorName ?? '',
    });
    tx.audit({
      action: 'member.invited',
      targetType: 'Invitation',
      targetId: invitation.id,
      after: { email, role },
    });
    const { organizationName, invitedBy } = invitation;
    const url = `${ctx.services.env.dashboardUrl}/accept-invitation?id=${invitation.id}`;
    const content = { kind: 'INVITATION' as const, organizationName, invitedBy, url };
    tx.enqueue(sendMail, { to: email, locale, content });
    return { __typename: 'InviteMemberSuccess', invitation };
  });
}

function inputFor({ viewer }: Context) {
  const ownersOnly = [message('ownersOnly', 'en'), message('ownersOnly', 'fr')] as const;
  return z.object({
    email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
    role: z.enum(customerRoles).superRefine((role, ctx) => {
      if (!mayTouch(viewer.roles, role)) ctx.addIssue(problem('FORBIDDEN', ...ownersOnly));
    }),
  });
}
