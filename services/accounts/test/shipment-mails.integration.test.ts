import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from '@mobilytics/chassis/testing';
import type { EventPayload } from '@mobilytics/events/catalogue';
import { newId } from '@mobilytics/ids/new-id';
import { startHarness } from './harness.ts';

let harness: Awaited<ReturnType<typeof startHarness>>;
before(async () => {
  harness = await startHarness();
});
after(() => harness?.close());

const address = {
  name: 'Zoë Roy',
  company: null,
  line1: '1 rue Sainte-Catherine',
  line2: null,
  city: 'Montréal',
  region: 'QC',
  postalCode: 'H2X 1K4',
  country: 'CA',
  phone: null,
};
const line = {
  lineId: newId('oln'),
  variantId: newId('var'),
  sku: 'KIT',
  name: 'Sensor kit',
  quantity: 1,
  unitPriceMinor: 100,
  interval: null,
  netMinor: 100,
  taxes: [],
  shippable: true,
  serialized: true,
  weightGrams: 900,
  hsCode: null,
  countryOfOrigin: null,
};

/** Events as the other services emit them: written to an outbox and carried by a relay and Redis. */
function emitAt(now: Date) {
  const organizationId = newId('org');
  const orderId = newId('ord');
  const shipmentId = newId('shp');
  const actor = { actorId: newId('usr'), actorName: null, organizationId, now };
  const { runAs } = harness.service.services;
  return {
    placed: (contactEmail: string) =>
      runAs(actor, async (tx) => {
        tx.emit('order.placed', {
          ...{ orderId, number: 'MOB-10001', currency: 'CAD', lines: [line] },
          ...{ shippingMethod: 'STANDARD', shippingMinor: 0, shippingTaxes: [], totalMinor: 100 },
          ...{ shippingAddress: address, billingAddress: address, contactEmail },
        });
      }),
    shipment: (
      name: 'shipment.updated' | 'shipment.delivered',
      status: EventPayload<'shipment.updated'>['status'],
      more: Partial<EventPayload<'shipment.updated'>> = {},
    ) =>
      runAs(actor, async (tx) => {
        tx.emit(name, {
          ...{ shipmentId, orderId, status, carrier: 'CANADA_POST', trackingNumber: '70012345' },
          ...{
            trackingUrl: null,
            estimatedDeliveryAt: null,
            shipmentVersion: 1,
            happenedAt: now.toISOString(),
          },
          lines: [{ lineId: line.lineId, quantity: 1 }],
          ...more,
        });
      }),
    orderId,
    shipmentId,
  };
}

const isContact = (orderId: string) =>
  eventually(() => harness.service.db.orderContact.findUnique({ where: { orderId } }));
const mailsOf = () =>
  harness.service.db.outboxEvent.count({ where: { kind: 'JOB', name: 'accounts.send-mail' } });

test('who ordered is told once when the parcel sets off and once when it arrives', async () => {
  const order = emitAt(new Date());
  await order.placed('buyer@example.com');
  await isContact(order.orderId);
  await order.shipment('shipment.updated', 'IN_TRANSIT');
  await order.shipment('shipment.updated', 'IN_TRANSIT');
  const { text } = await harness.mailTo('buyer@example.com', /MOB-10001 is on its way/);
  assert.match(text, /70012345/);
  assert.match(text, new RegExp(`http://dashboard.test/orders/${order.orderId}`));
  await order.shipment('shipment.delivered', 'DELIVERED');
  await harness.mailTo('buyer@example.com', /MOB-10001: a parcel was delivered/);
  await eventually(async () => (await harness.service.db.inboxEvent.count()) >= 4);
  assert.equal(await mailsOf(), 2);
});

test('history that is imported sends no mail', async () => {
  const before = await mailsOf();
  const order = emitAt(new Date(Date.now() - 90 * 86_400_000));
  await order.placed('history@example.com');
  await isContact(order.orderId);
  const received = await harness.service.db.inboxEvent.count();
  await order.shipment('shipment.updated', 'IN_TRANSIT');
  await eventually(async () => (await harness.service.db.inboxEvent.count()) > received);
  assert.equal(await mailsOf(), before);
});

test('what holds a parcel up, where it waits and a delivery taken back are told, with a link for everybody', async () => {
  const order = emitAt(new Date());
  const to = 'troubled@example.com';
  const publicToken = 'a'.repeat(32);
  await order.placed(to);
  await isContact(order.orderId);
  const told = async (
    status: EventPayload<'shipment.updated'>['status'],
    more: Partial<EventPayload<'shipment.updated'>>,
    subject: RegExp,
  ) => {
    await order.shipment('shipment.updated', status, { publicToken, ...more });
    const { text } = await harness.mailTo(to, subject);
    assert.match(text, new RegExp(`http://dashboard.test/t/${publicToken}`));
    return text;
  };
  const estimatedDeliveryAt = '2026-11-25T21:00:00.000Z';
  const text = await told('IN_TRANSIT', { estimatedDeliveryAt }, /is on its way/);
  assert.match(text, /Expected: Wednesday,? November 25/);
  await told('EXCEPTION', {}, /held up/);
  await told('AVAILABLE_FOR_PICKUP', {}, /waits for you/);
  await told('OUT_FOR_DELIVERY', { correction: true }, /not delivered after all/);
  await told('RETURN_TO_SENDER', {}, /comes back to us/);
});
