import type { Db } from '../database.ts';
import type { Customer } from '../generated/prisma/client.ts';

export async function saveCustomer(db: Db, customer: Customer): Promise<void> {
  const { organizationId } = customer;
  await db.customer.upsert({ where: { organizationId }, create: customer, update: customer });
}

export function findCustomer(db: Db, organizationId: string): Promise<Customer | null> {
  return db.customer.findFirst({ where: { organizationId } });
}
