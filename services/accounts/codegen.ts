import { resolverTypes } from '@mobilytics/chassis/codegen';

export default resolverTypes({
  ApiKey: '../generated/prisma/client.ts#ApiKey as ApiKeyRow',
  AuditEntry: '../generated/prisma/client.ts#AuditEntry as AuditEntryRow',
  AuditEntryConnection: '../audit/audit.repository.ts#AuditPage',
  Invitation: '../invitation/invitation.ts#InvitationView',
  Member: '../member/member.ts#MemberView',
  MemberConnection: '../member/member.repository.ts#MemberPage',
  Organization: '../generated/prisma/client.ts#Organization as OrganizationRow',
  OrganizationConnection: '../organization/organization.repository.ts#OrganizationPage',
  StaffMember: '../staff/staff.resolvers.ts#StaffMemberView',
});
