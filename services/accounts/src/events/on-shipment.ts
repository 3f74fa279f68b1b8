import type { ReceivedEvent } from '@mobilytics/events/consumer';
import { defineConsumer } from '@mobilytics/events/consumer';
import type { Transaction } from '@mobilytics/events/transaction';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { toLocale } from '../locale.ts';
import { sendMail } from '../mail/send-mail.ts';
import type { ShipmentNews } from '../mail/shipment-letter.ts';

type Shipment = ReceivedEvent<'shipment.updated'> | ReceivedEvent<'shipment.delivered'>;

/** What each state is news of; the others are nobody's news but ours. */
const newsOf: Partial<Record<Shipment['payload']['status'], ShipmentNews>> = {
  HANDED_OVER: 'ON_ITS_WAY',
  IN_TRANSIT: 'ON_ITS_WAY',
  OUT_FOR_DELIVERY: 'ON_ITS_WAY',
  AVAILABLE_FOR_PICKUP: 'AVAILABLE_FOR_PICKUP',
  EXCEPTION: 'PROBLEM',
  RETURN_TO_SENDER: 'RETURNED',
};

/** Tells who ordered what happens to a parcel, each news once, however often the carrier says so. */
export const shipmentConsumers = (dashboardUrl: string) => [
  defineConsumer<PrismaClient>()('shipment.updated', async (event, tx) => {
    const { status, correction } = event.payload;
    const news = correction ? 'NOT_DELIVERED_AFTER_ALL' : newsOf[status];
    if (news !== undefined) await tell(event, news, tx, dashboardUrl);
  }),
  defineConsumer<PrismaClient>()('shipment.delivered', async (event, tx) => {
    await tell(event, 'DELIVERED', tx, dashboardUrl);
  }),
];

async function tell(
  event: Shipment,
  news: ShipmentNews,
  tx: Transaction<PrismaClient>,
  dashboardUrl: string,
): Promise<void> {
  // Imported and demonstration history is no news to anybody.
  if (event.isHistoric) return;
  const { orderId, shipmentId, trackingNumber, estimatedDeliveryAt, publicToken } = event.payload;
  const contact = await tx.db.orderContact.findUnique({ where: { orderId } });
  if (contact === null) return;
  const noted = await tx.db.shipmentNotice.createMany({
    data: [{ shipmentId, kind: news, organizationId: contact.organizationId }],
    skipDuplicates: true,
  });
  if (noted.count === 0) return;
  const content = {
    ...{ kind: 'SHIPMENT' as const, news, trackingNumber, orderNumber: contact.number },
    expectedAt: news === 'ON_ITS_WAY' ? estimatedDeliveryAt : null,
    url: publicToken ? `${dashboardUrl}/t/${publicToken}` : `${dashboardUrl}/orders/${orderId}`,
  };
  tx.enqueue(sendMail, { to: contact.email, locale: toLocale(contact.locale), content });
}
