import type { CustomerRole } from '@mobilytics/identity/scopes';

export const customerRoles = ['OWNER', 'ADMIN', 'MANAGER', 'ANALYST', 'BILLING'] as const;

/** A person in an organisation, as the API shows it. */
export type MemberView = {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: CustomerRole;
  createdAt: Date;
};

/** Only owners may make, change or remove owners: otherwise an admin could take the organisation over. */
export function mayTouch(callerRoles: readonly string[], ...touched: readonly string[]): boolean {
  return !touched.includes('OWNER') || callerRoles.includes('OWNER');
}

/** Whether the organisation would be without an owner if this member were one no longer. */
export function isLastOwner(members: readonly { id: string; role: string }[], memberId: string) {
  const owners = members.filter(({ role }) => role === 'OWNER');
  return owners.length === 1 && owners[0]?.id === memberId;
}
