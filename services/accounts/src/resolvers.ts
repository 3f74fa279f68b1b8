import { apiKeyResolvers } from './api-key/api-key.resolvers.ts';
import { auditResolvers } from './audit/audit.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { invitationResolvers } from './invitation/invitation.resolvers.ts';
import { memberResolvers } from './member/member.resolvers.ts';
import { organizationResolvers } from './organization/organization.resolvers.ts';
import { staffResolvers } from './staff/staff.resolvers.ts';
import { viewerResolvers } from './viewer/viewer.resolvers.ts';

export const resolvers: Resolvers = {
  ...auditResolvers,
  ...organizationResolvers,
  ...staffResolvers,
  Query: {
    ...auditResolvers.Query,
    ...invitationResolvers.Query,
    ...organizationResolvers.Query,
    ...staffResolvers.Query,
    ...viewerResolvers.Query,
  },
  Mutation: {
    ...apiKeyResolvers.Mutation,
    ...invitationResolvers.Mutation,
    ...memberResolvers.Mutation,
  },
};
