/** Every scope a field of the graph may ask for, and what it lets its holder do. */
export const scopes = {
  'orders:read': 'See orders and their timelines.',
  'orders:write': 'Place and cancel orders.',
  'billing:read': 'See invoices, payments and subscriptions.',
  'billing:write': 'Change plans, ways to pay and billing details.',
  'shipments:read': 'See shipments and where they are.',
  'devices:read': 'See devices and what they report.',
  'devices:write': 'Assign devices to vehicles and manage their keys.',
  'vehicles:write': 'Register and change vehicles.',
  'campaigns:read': 'See campaigns, lines, vehicles and creatives.',
  'campaigns:write': 'Create, change and book campaigns.',
  'reports:read': 'See what campaigns delivered.',
  'members:read': 'See who belongs to the organisation.',
  'members:write': 'Invite, change and remove members.',
  'api_keys:write': 'Create, rotate and revoke API keys.',
  'audit:read': 'See who did what.',
  'staff:customers': 'Staff: see and help customers.',
  'staff:orders': "Staff: work on customers' orders.",
  'staff:billing': "Staff: work on customers' billing.",
  'staff:fulfillment': 'Staff: pick, pack and ship.',
  'staff:stock': 'Staff: receive and correct stock.',
  'staff:campaigns': 'Staff: approve, stop and change campaigns.',
  'staff:data': 'Staff: import traffic counts and correct measurements.',
} as const;

export type Scope = keyof typeof scopes;
export type CustomerRole = 'OWNER' | 'ADMIN' | 'MANAGER' | 'ANALYST' | 'BILLING';
export type StaffRole = 'SUPPORT' | 'FULFILLMENT' | 'FINANCE' | 'CAMPAIGN_OPS' | 'ADMIN';

const allScopes = Object.keys(scopes) as Scope[];
const customerScopes = allScopes.filter((scope) => !scope.startsWith('staff:'));
const staffOnlyScopes = allScopes.filter((scope) => scope.startsWith('staff:'));
const customerReadScopes = customerScopes.filter((scope) => scope.endsWith(':read'));

const ownersOnly: Scope[] = ['members:write', 'api_keys:write', 'audit:read'];
const notForKeys: Scope[] = ['members:write', 'api_keys:write'];

const customerRoles: Record<CustomerRole, readonly Scope[]> = {
  OWNER: customerScopes,
  ADMIN: customerScopes,
  MANAGER: customerScopes.filter(
    (scope) => !ownersOnly.includes(scope) && scope !== 'billing:write',
  ),
  ANALYST: [
    'orders:read',
    'shipments:read',
    'devices:read',
    'campaigns:read',
    'reports:read',
    'members:read',
  ],
  BILLING: ['orders:read', 'billing:read', 'billing:write', 'members:read', 'shipments:read'],
};

const staffRoles: Record<StaffRole, readonly Scope[]> = {
  SUPPORT: ['staff:customers', 'staff:orders'],
  FULFILLMENT: ['staff:orders', 'staff:fulfillment', 'staff:stock'],
  FINANCE: ['staff:customers', 'staff:billing'],
  CAMPAIGN_OPS: [
    'staff:customers',
    'staff:campaigns',
    'staff:data',
    'campaigns:write',
    'vehicles:write',
    'devices:write',
  ],
  ADMIN: [...staffOnlyScopes, ...customerScopes],
};

/** The scopes that an API key may carry. */
export const apiKeyScopes: readonly Scope[] = customerScopes.filter(
  (scope) => !notForKeys.includes(scope),
);

export function isScope(text: string): text is Scope {
  return Object.hasOwn(scopes, text);
}

/** The scopes of somebody with these roles, as a customer's member or as the company's staff. */
export function rolesToScopes(kind: 'USER' | 'STAFF', roles: readonly string[]): Scope[] {
  const table: Record<string, readonly Scope[]> = kind === 'USER' ? customerRoles : staffRoles;
  const known = roles.filter((role) => Object.hasOwn(table, role));
  const held = new Set(known.flatMap((role) => table[role] ?? []));
  if (kind === 'STAFF' && known.length > 0) for (const scope of customerReadScopes) held.add(scope);
  return allScopes.filter((scope) => held.has(scope));
}
