import { type Connection, connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { CustomerRole } from '@mobilytics/identity/scopes';
import type { Database } from '../context.ts';
import type { MemberView } from './member.ts';

const withUser = { user: { select: { name: true, email: true } } } as const;

type Row = {
  id: string;
  userId: string;
  role: string;
  createdAt: Date;
  user: { name: string; email: string };
};

function toView({ user, ...member }: Row): MemberView {
  return {
    id: member.id,
    userId: member.userId,
    name: user.name,
    email: user.email,
    role: member.role as CustomerRole,
    createdAt: member.createdAt,
  };
}

export async function findMember(db: Database, organizationId: string, id: string) {
  const row = await db.member.findFirst({ where: { organizationId, id }, include: withUser });
  return row && toView(row);
}

export async function findMemberOfUser(db: Database, organizationId: string, userId: string) {
  const row = await db.member.findFirst({ where: { organizationId, userId }, include: withUser });
  return row && toView(row);
}

export async function hasMemberWithEmail(db: Database, organizationId: string, email: string) {
  const user = await db.user.findUnique({ where: { email }, select: { id: true } });
  if (user === null) return false;
  return (await db.member.count({ where: { organizationId, userId: user.id } })) > 0;
}

/** All members with their roles, locked, so that two changes at once cannot remove both last owners. */
export function lockMembers(db: Database, organizationId: string) {
  return db.$queryRaw<{ id: string; role: string; userId: string }[]>`
    SELECT "id", "role", "userId" FROM "Member"
    WHERE "organizationId" = ${organizationId} ORDER BY "id" FOR UPDATE`;
}

export type MemberPage = Connection<MemberView>;

export function listMembers(
  db: Database,
  organizationId: string,
  page: PageArgs,
): Promise<MemberPage> {
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'createdAt', direction: 'ASC' }],
    count: () => db.member.count({ where: { organizationId } }),
    rows: async ({ where, ...window }) => {
      const filter = { AND: [{ organizationId }, where] };
      const rows = await db.member.findMany({ where: filter, include: withUser, ...window });
      return rows.map(toView);
    },
  });
}
