import type { Resolvers } from '../generated/resolvers.ts';
import { changeMemberRole } from './change-member-role.ts';
import { removeMember } from './remove-member.ts';

export const memberResolvers: Resolvers = {
  Mutation: {
    changeMemberRole: (_root, { input }, ctx) => changeMemberRole(ctx, input),
    removeMember: (_root, { input }, ctx) => removeMember(ctx, input),
  },
};
