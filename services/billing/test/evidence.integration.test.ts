import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { member, signedQuery } from '@mobilytics/chassis/testing';
import type { EventInput } from '@mobilytics/events/transaction';
import { newId } from '@mobilytics/ids/new-id';
import { listUnexplained } from '../src/evidence/list-unexplained.ts';
import { finance } from './campaign-world.ts';
import {
  eventually,
  order,
  placeOrder,
  sessionIdOf,
  startCheckout,
  startTestBilling,
} from './harness.ts';

const evidenceQuery = `query ($id: ID!) { invoice(id: $id) { lines { description isExplained net { amount }
  evidence { __typename
    ... on OrderEvidence { orderNumber sku quantity isShipping unitPrice { amount }
      pieces { serial shipmentId device { id } } parcels { trackingNumber status } }
    ... on PlanEvidence { planSku basis devices { serial days vehicleName device { id } } }
    ... on ProrationEvidence { seconds periodSeconds matches fullAmount { amount } amount { amount } recomputed { amount } }
    ... on TaxEvidence { taxName base { amount } amount { amount } recomputedTax { amount } } } } } }`;

describe('what each line of an invoice rests on', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const { stripe } = billing.ourselves().services;
  const anna = member(newId('org'));
  const organizationId = anna.organizationId ?? '';
  const placed = order();
  const [kit, plan] = placed.lines;
  const [orderId, shipmentId, deviceId] = [placed.orderId, newId('shp'), newId('dev')];

  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of the data.
  const ask = async (query: string, variables: object = {}, viewer = anna): Promise<any> => {
    const { data, errors } = await signedQuery(billing.url, viewer, query, { ...variables });
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const parcel = (over: Partial<EventInput<'shipment.updated'>>) =>
    billing.transact(async (tx) =>
      tx.emit(
        'shipment.updated',
        {
          ...{ shipmentId, orderId, shipmentVersion: 1, status: 'IN_TRANSIT', carrier: 'USPS' },
          ...{ trackingNumber: '9400', trackingUrl: null, estimatedDeliveryAt: null },
          lines: [{ lineId: kit?.lineId ?? '', quantity: 2, serials: ['S-1', 'S-2'] }],
          happenedAt: new Date().toISOString(),
          ...over,
        },
        { organizationId },
      ),
    );

  const { url } = await startCheckout(test, anna, await placeOrder(test, organizationId, placed));
  await control(`checkout/${sessionIdOf(url)}/pay`);
  const first = await eventually(() =>
    billing.db.invoice.findFirst({ where: { orderId, state: 'PAID' } }),
  );

  const linesOf = async (id: string) => (await ask(evidenceQuery, { id })).invoice.lines;
  const typesOf = (line: { evidence: { __typename: string }[] }) =>
    line.evidence.map(({ __typename }) => __typename);

  it('names the order of goods, plan and shipping before anything was sent', async () => {
    const lines = await eventually(async () => {
      const found = await linesOf(first.id);
      return found.every((line: { isExplained: boolean }) => line.isExplained) ? found : null;
    });
    assert.equal(lines.length, 3);
    for (const line of lines) {
      assert.equal(typesOf(line)[0], 'OrderEvidence');
      assert.equal(typesOf(line).at(-1), 'TaxEvidence');
      const tax = line.evidence.at(-1);
      assert.equal(tax.recomputedTax.amount, tax.amount.amount);
      assert.equal(line.evidence[0].orderNumber, 'MOB-10001');
    }
    assert.deepEqual(
      lines.map((line: { evidence: { sku: string; isShipping: boolean }[] }) => [
        line.evidence[0]?.sku,
        line.evidence[0]?.isShipping,
      ]),
      [
        ['KIT-CAR', false],
        [null, true],
        ['PLAN-PLUS', false],
      ],
    );
    assert.equal(typesOf(lines[2])[1], 'PlanEvidence');
  });

  it('shows serials with their parcel and device, whatever order the news arrive in', async () => {
    await parcel({ shipmentVersion: 3, status: 'DELIVERED' });
    await parcel({ shipmentVersion: 2, status: 'OUT_FOR_DELIVERY' });
    await billing.transact(async (tx) => {
      const at = new Date().toISOString();
      const device = { deviceId, serial: 'S-1', imei: '490154203237518', deliveredAt: at };
      tx.emit('device.delivered', device, { organizationId });
      tx.emit(
        'device.assigned',
        {
          ...{
            assignmentId: newId('das'),
            deviceId,
            vehicleId: newId('veh'),
            vehicleName: 'Van 7',
          },
          ...{ marketCode: 'TORONTO', timeZone: 'America/Toronto', population: null },
          ...{ illuminated: false, from: at, to: null },
        },
        { organizationId },
      );
    });
    const [goods, , subscription] = await eventually(async () => {
      const lines = await linesOf(first.id);
      return lines[2].evidence[1].devices[0]?.vehicleName && lines[0].evidence[0].pieces[0]?.device
        ? lines
        : null;
    });
    const [evidence] = goods.evidence;
    assert.deepEqual(evidence.parcels, [{ trackingNumber: '9400', status: 'DELIVERED' }]);
    assert.deepEqual(evidence.pieces, [
      { serial: 'S-1', shipmentId, device: { id: deviceId } },
      { serial: 'S-2', shipmentId, device: null },
    ]);
    const [, covered] = subscription.evidence;
    assert.deepEqual([covered.planSku, covered.basis], [plan?.sku, 'ORDER']);
    const [device, ...others] = covered.devices;
    assert.equal(others.length, 0);
    assert.deepEqual([device.serial, device.vehicleName], ['S-1', 'Van 7']);
    assert.ok(device.days >= 28 && device.days <= 31, `${device.days} days`);
  });

  it('recomputes a proration to the cent, for what is given back and what is charged', async () => {
    const row = await billing.db.subscription.findFirstOrThrow({ where: { organizationId } });
    await stripe.subscriptions.update(row.stripeSubscriptionId, {
      items: [{ id: row.stripeItemId, quantity: 3 }],
      proration_behavior: 'always_invoice',
    });
    const invoice = await eventually(() =>
      billing.db.invoice.findFirst({
        where: { organizationId, billingReason: 'subscription_update', state: { not: 'DRAFT' } },
      }),
    );
    const lines = await linesOf(invoice.id);
    const prorations = lines.map(
      (line: { evidence: { __typename: string }[] }) =>
        line.evidence.find(({ __typename }) => __typename === 'ProrationEvidence') as
          | Record<string, unknown>
          | undefined,
    );
    assert.equal(prorations.length, 2, JSON.stringify(lines));
    for (const [index, proration] of prorations.entries()) {
      assert.ok(proration, `line ${index} says how it came about`);
      assert.equal(proration.matches, true, JSON.stringify(proration));
      assert.deepEqual(proration.amount, lines[index].net);
    }
    const full = prorations.map((one: { fullAmount: { amount: string } }) => one.fullAmount.amount);
    assert.deepEqual(full.sort(), ['25.00', '75.00']);
  });

  it('says of a line that nothing explains it, and lists it for staff until something does', async () => {
    const { stripeCustomerId: customer } = await billing.db.billingAccount.findUniqueOrThrow({
      where: { organizationId },
    });
    const draft = await stripe.invoices.create({
      ...{ customer: customer ?? '', collection_method: 'send_invoice', days_until_due: 7 },
      ...{ auto_advance: false, pending_invoice_items_behavior: 'exclude' },
    });
    const item = { customer: customer ?? '', invoice: draft.id, amount: 4_200, currency: 'cad' };
    await stripe.invoiceItems.create({ ...item, description: 'Something' });
    await stripe.invoices.finalizeInvoice(draft.id);
    const invoice = await eventually(() =>
      billing.db.invoice.findFirst({ where: { stripeInvoiceId: draft.id, state: 'OPEN' } }),
    );
    const [line] = await linesOf(invoice.id);
    assert.deepEqual([line.isExplained, line.evidence], [false, []]);
    const listed = async () => {
      await listUnexplained(billing.ourselves());
      const { unexplainedLines } = await ask(
        `{ unexplainedLines { totalCount edges { node { description net { amount } invoice { id } } } } }`,
        {},
        finance as typeof anna,
      );
      return unexplainedLines;
    };
    assert.deepEqual(await listed(), {
      totalCount: 1,
      edges: [
        {
          node: {
            ...{ description: 'Something', net: { amount: '42.00' } },
            invoice: { id: invoice.id },
          },
        },
      ],
    });
    await stripe.invoices.update(draft.id, { metadata: { kind: 'one_off', reason: 'Repair' } });
    await eventually(async () => (await listed()).totalCount === 0);
  });

  it('gives a stranger nothing of it', async () => {
    const { invoice } = await ask(evidenceQuery, { id: first.id }, member(newId('org')));
    assert.equal(invoice, null);
  });
});
