import type { Resolvers } from '../generated/resolvers.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { findOpenInvitation } from './invitation.repository.ts';
import { inviteMember } from './invite-member.ts';
import { revokeInvitation } from './revoke-invitation.ts';

export const invitationResolvers: Resolvers = {
  Query: {
    // The invited person belongs to no organisation yet, so the scoped client could not see the row.
    invitation: (_root, { id }, ctx) => findOpenInvitation(ctx.services.unscoped, id, ctx.now()),
  },
  Mutation: {
    inviteMember: (_root, { input }, ctx) => inviteMember(ctx, input),
    revokeInvitation: (_root, { input }, ctx) => revokeInvitation(ctx, input),
    acceptInvitation: (_root, { input }, ctx) => acceptInvitation(ctx, input),
  },
};
