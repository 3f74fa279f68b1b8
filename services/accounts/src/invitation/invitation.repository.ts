import type { CustomerRole } from '@mobilytics/identity/scopes';
import type { Database } from '../context.ts';
import type { InvitationView } from './invitation.ts';

const withOrganization = { organization: { select: { name: true } } } as const;

type Row = {
  id: string;
  email: string;
  role: string;
  expiresAt: Date;
  invitedByName: string;
  organization: { name: string };
};

function toView(row: Row): InvitationView {
  return {
    id: row.id,
    email: row.email,
    role: row.role as CustomerRole,
    organizationName: row.organization.name,
    expiresAt: row.expiresAt,
    invitedBy: row.invitedByName,
  };
}

type NewInvitation = {
  id: string;
  organizationId: string;
  email: string;
  role: CustomerRole;
  createdAt: Date;
  expiresAt: Date;
  invitedById: string;
  invitedByName: string;
};

/** Saves an invitation, or renews the one that waits for the same address. */
export async function savePendingInvitation(db: Database, invitation: NewInvitation) {
  const rows = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO "Invitation" ("id", "organizationId", "email", "role", "createdAt", "expiresAt",
      "invitedById", "invitedByName")
    VALUES (${invitation.id}, ${invitation.organizationId}, ${invitation.email}, ${invitation.role},
      ${invitation.createdAt}, ${invitation.expiresAt}, ${invitation.invitedById},
      ${invitation.invitedByName})
    ON CONFLICT ("organizationId", "email") WHERE "status" = 'PENDING' DO UPDATE SET
      "role" = EXCLUDED."role", "expiresAt" = EXCLUDED."expiresAt",
      "invitedById" = EXCLUDED."invitedById", "invitedByName" = EXCLUDED."invitedByName"
    RETURNING "id"`;
  const id = rows[0]?.id ?? invitation.id;
  return toView(await db.invitation.findFirstOrThrow({ where: { id }, include: withOrganization }));
}

/** The invitation as the invited person sees it, as long as it can be accepted. */
export async function findOpenInvitation(db: Database, id: string, now: Date) {
  const row = await db.invitation.findFirst({
    where: { id, status: 'PENDING', expiresAt: { gt: now } },
    include: withOrganization,
  });
  return row && toView(row);
}

export async function listOpenInvitations(db: Database, organizationId: string, now: Date) {
  const rows = await db.invitation.findMany({
    where: { organizationId, status: 'PENDING', expiresAt: { gt: now } },
    include: withOrganization,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return rows.map(toView);
}

/** Ends an invitation that waits. False when there is none. */
export async function revokePendingInvitation(db: Database, organizationId: string, id: string) {
  const revoked = await db.invitation.updateMany({
    where: { id, organizationId, status: 'PENDING' },
    data: { status: 'REVOKED' },
  });
  return revoked.count === 1;
}
