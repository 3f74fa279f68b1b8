import { newId } from '@mobilytics/ids/new-id';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { RunAs } from '../run-as.ts';

/**
 * Founds the organisation that a person named at sign-up, with the person as its owner, once the
 * address is confirmed. Safe to repeat: it is called on confirmation and again on every sign-in, and
 * founds at most one organisation per person. Returns its id when it was founded now.
 */
export async function foundOrganization(
  { db, runAs }: { db: PrismaClient; runAs: RunAs },
  userId: string,
  now = new Date(),
): Promise<string | null> {
  const user = await db.user.findUnique({ where: { id: userId } });
  if (!user?.emailVerified || !user.organizationName || user.activeOrganizationId) return null;
  const name = user.organizationName.trim();
  const organizationId = newId('org', now);
  const actor = { actorId: user.id, actorName: user.name, organizationId, now };
  return runAs(actor, async (tx) => {
    const founded = await tx.db.organization.createMany({
      data: [{ id: organizationId, name, foundedById: user.id, createdAt: tx.now }],
      skipDuplicates: true,
    });
    if (founded.count === 0) return null;
    const role = 'OWNER';
    await tx.db.member.create({
      data: { id: newId('mem', now), organizationId, userId, role, createdAt: tx.now },
    });
    await tx.db.user.update({
      where: { id: userId },
      data: { activeOrganizationId: organizationId },
    });
    tx.emit('organization.created', { organizationId, name, ownerEmail: user.email });
    tx.audit({
      action: 'organization.founded',
      targetType: 'Organization',
      targetId: organizationId,
      after: { name, ownerId: user.id },
    });
    return organizationId;
  });
}
