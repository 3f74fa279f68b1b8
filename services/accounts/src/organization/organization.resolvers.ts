import { listApiKeys } from '../api-key/api-key.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { listOpenInvitations } from '../invitation/invitation.repository.ts';
import { listMembers } from '../member/member.repository.ts';
import { findOrganization, listOrganizations } from './organization.repository.ts';

export const organizationResolvers: Resolvers = {
  Query: {
    organization: (_root, _args, ctx) =>
      ctx.viewer.organizationId === null ? null : findOrganization(ctx, ctx.viewer.organizationId),
    customers: (_root, { search, ...page }, ctx) => listOrganizations(ctx.db, search, page),
    customer: (_root, { id }, ctx) => findOrganization(ctx, id),
  },
  Organization: {
    __resolveReference: ({ id }, ctx) => findOrganization(ctx, id),
    members: ({ id }, page, ctx) => listMembers(ctx.db, id, page),
    invitations: ({ id }, _args, ctx) => listOpenInvitations(ctx.db, id, ctx.now()),
    apiKeys: ({ id }, _args, ctx) => listApiKeys(ctx.db, id),
  },
};
