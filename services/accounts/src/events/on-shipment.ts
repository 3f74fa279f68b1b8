import type { EventPayload } from '@mobilytics/events/catalogue';
import type { ReceivedEvent } from '@mobilytics/events/consumer';
import { defineConsumer } from '@mobilytics/events/consumer';
import type { Transaction } from '@mobilytics/events/transaction';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { toLocale } from '../locale.ts';
import type { Mail } from '../mail/mail.ts';
import { sendMail } from '../mail/send-mail.ts';

type Shipment = ReceivedEvent<'shipment.updated'> | ReceivedEvent<'shipment.delivered'>;
type Kind = 'ON_ITS_WAY' | 'DELIVERED';

/** Tells who ordered when a parcel sets off and when it arrives, once each. */
export const shipmentConsumers = (dashboardUrl: string) => [
  defineConsumer<PrismaClient>()('shipment.updated', async (event, tx) => {
    const isMoving = ['HANDED_OVER', 'IN_TRANSIT'].includes(event.payload.status);
    if (isMoving) await tell(event, 'ON_ITS_WAY', tx, dashboardUrl);
  }),
  defineConsumer<PrismaClient>()('shipment.delivered', async (event, tx) => {
    await tell(event, 'DELIVERED', tx, dashboardUrl);
  }),
];

async function tell(
  event: Shipment,
  kind: Kind,
  tx: Transaction<PrismaClient>,
  dashboardUrl: string,
): Promise<void> {
  // Imported and demonstration history is no news to anybody.
  if (event.isHistoric) return;
  const { orderId, shipmentId } = event.payload;
  const contact = await tx.db.orderContact.findUnique({ where: { orderId } });
  if (contact === null) return;
  const noted = await tx.db.shipmentNotice.createMany({
    data: [{ shipmentId, kind, organizationId: contact.organizationId }],
    skipDuplicates: true,
  });
  if (noted.count === 0) return;
  const url = `${dashboardUrl}/orders/${orderId}`;
  const content = contentOf(kind, event.payload, contact.number, url);
  tx.enqueue(sendMail, { to: contact.email, locale: toLocale(contact.locale), content });
}

function contentOf(
  kind: Kind,
  { trackingNumber }: EventPayload<'shipment.updated'>,
  orderNumber: string,
  url: string,
): Mail['content'] {
  return kind === 'DELIVERED'
    ? { kind: 'SHIPMENT_DELIVERED', orderNumber, url }
    : { kind: 'SHIPMENT_ON_ITS_WAY', orderNumber, trackingNumber, url };
}
