import { defineConsumer } from '@mobilytics/events/consumer';
import { newId } from '@mobilytics/ids/new-id';
import { jurisdictionOf } from '@mobilytics/tax/tax-rates-of';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';

export const onOrderPlaced = defineConsumer<PrismaClient>()(
  'order.placed',
  async ({ organizationId, payload: order }, tx) => {
    if (organizationId === null) throw new Error(`Order ${order.orderId} belongs to nobody.`);
    // An order may be heard of before its organisation is.
    await tx.db.billingAccount.createMany({
      data: [
        {
          id: newId('bil', tx.now),
          organizationId,
          name: order.billingAddress.company ?? order.billingAddress.name,
          email: order.contactEmail,
          createdAt: tx.now,
        },
      ],
      skipDuplicates: true,
    });
    // The first address that is told is the customer's until it says otherwise: taxes of what it
    // orders later without an address depend on it.
    const { line1, line2, city, region, postalCode, country } = order.billingAddress;
    await tx.db.billingAccount.updateMany({
      where: { organizationId, address: { equals: Prisma.DbNull } },
      data: { address: { line1, line2, city, region, postalCode, country } },
    });
    const { orderId, number, currency, lines, shippingMinor, shippingTaxes, totalMinor } = order;
    await tx.db.payableOrder.createMany({
      data: [
        {
          orderId,
          organizationId,
          number,
          currency,
          lines,
          shippingMinor,
          shippingTaxes,
          totalMinor,
          taxJurisdiction: jurisdictionOf(order.shippingAddress),
          contactEmail: order.contactEmail,
          purchaseOrderNumber: order.purchaseOrderNumber ?? null,
          state: 'WAITING',
          placedAt: tx.now,
        },
      ],
      skipDuplicates: true,
    });
  },
);
