import { newId } from '@mobilytics/ids/new-id';
import { hashPassword } from 'better-auth/crypto';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { RunAs } from '../run-as.ts';

type NewPerson = {
  email: string;
  name: string;
  password: string;
  locale?: 'en' | 'fr' | undefined;
  staffRoles?: string[] | undefined;
  organizationName?: string | undefined;
  /** The moment it happens at; the present when left out. */
  now?: Date | undefined;
};

/**
 * Makes a person with a confirmed address, for operators and for demo data: staff cannot sign up, and
 * a demo has no mailbox. For somebody who exists already only name, roles and password are set.
 */
export async function createPerson(
  { db, runAs }: { db: PrismaClient; runAs: RunAs },
  person: NewPerson,
): Promise<{ userId: string }> {
  const email = person.email.toLowerCase();
  const password = await hashPassword(person.password);
  const known = await db.user.findUnique({ where: { email } });
  if (known && known.staffRoles.length > 0 !== (person.staffRoles ?? []).length > 0) {
    throw new Error(`${email} belongs to ${known.staffRoles.length > 0 ? 'staff' : 'a customer'}.`);
  }
  const userId = known?.id ?? newId('usr', person.now);
  const changing = { name: person.name, staffRoles: person.staffRoles ?? [] };
  const actor = { actorId: 'operator', actorName: null, organizationId: null };
  await runAs({ ...actor, ...(person.now && { now: person.now }) }, async (tx) => {
    const fixed = {
      id: userId,
      email,
      emailVerified: true,
      locale: person.locale ?? 'en',
      organizationName: person.organizationName ?? null,
      createdAt: tx.now,
    };
    await tx.db.user.upsert({
      where: { id: userId },
      create: { ...fixed, ...changing },
      update: changing,
    });
    const account = { providerId: 'credential', accountId: userId };
    await tx.db.account.upsert({
      where: { providerId_accountId: account },
      create: { id: crypto.randomUUID(), userId, password, ...account },
      update: { password },
    });
    tx.audit({
      action: known ? 'user.reset_by_operator' : 'user.created_by_operator',
      targetType: 'User',
      targetId: userId,
      after: { email, ...changing },
    });
  });
  return { userId };
}
