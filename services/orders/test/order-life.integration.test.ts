import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { member, staff } from '@mobilytics/chassis/testing';
import type { EventInput } from '@mobilytics/events/transaction';
import { newId } from '@mobilytics/ids/new-id';
import { placedOrder, startWorld, type World } from './world.ts';

let world: World;

before(async () => {
  world = await startWorld();
});

after(() => world?.close());

type Placed = Awaited<ReturnType<typeof placedOrder>>;

function payment(
  { id, totalMinor }: Placed,
  changes: Partial<EventInput<'payment.confirmed'>> = {},
) {
  return {
    orderId: id,
    paymentId: newId('pay'),
    amountMinor: totalMinor,
    currency: 'CAD',
    method: 'visa •••• 4242',
    paidAt: new Date().toISOString(),
    ...changes,
  };
}

function parcel(
  { order }: Placed,
  status: EventInput<'shipment.updated'>['status'],
  minutes = 0,
  shipmentId = newId('shp'),
) {
  return {
    shipmentId,
    // Later news has a higher version, whatever order it arrives in.
    shipmentVersion: 100 + minutes,
    orderId: order.id,
    status,
    carrier: 'CANADA_POST',
    trackingNumber: '7023210039414604',
    trackingUrl: null,
    estimatedDeliveryAt: null,
    lines: [{ lineId: order.lines[0].id, quantity: 2 }],
    happenedAt: new Date(Date.now() + minutes * 60_000).toISOString(),
  };
}

async function stateOf({ id }: Placed) {
  const { status, paymentStatus, fulfillmentProgress } = await world.db.order.findUniqueOrThrow({
    where: { id },
  });
  return [status, paymentStatus, fulfillmentProgress];
}

async function kindsOf({ id }: Placed) {
  const entries = await world.db.timelineEntry.findMany({
    where: { orderId: id },
    orderBy: { sequence: 'asc' },
  });
  return entries.map(({ kind }) => kind);
}

test('an order goes from payment to delivery, and the customer reads each step', async () => {
  const placed = await placedOrder(world);
  const shipmentId = newId('shp');
  await world.hear('payment.confirmed', payment(placed));
  assert.deepEqual(await stateOf(placed), ['CONFIRMED', 'PAID', 'NONE']);
  await world.hear('stock.short', { orderId: placed.id, sku: 'MSK-CARTOP', missing: 1 });
  await world.hear('fulfillment.started', { orderId: placed.id, fulfillmentId: newId('ful') });
  assert.deepEqual(await stateOf(placed), ['IN_FULFILLMENT', 'PAID', 'NONE']);
  await world.hear('shipment.updated', parcel(placed, 'IN_TRANSIT', 1, shipmentId));
  assert.deepEqual(await stateOf(placed), ['IN_FULFILLMENT', 'PAID', 'FULFILLED']);
  await world.hear('shipment.delivered', parcel(placed, 'DELIVERED', 2, shipmentId));
  assert.deepEqual(await stateOf(placed), ['COMPLETED', 'PAID', 'FULFILLED']);
  assert.deepEqual(await world.told(placed.id), ['order.placed', 'order.confirmed']);

  const query = `query ($id: ID!) { order(id: $id) {
    timeline { edges { node { kind text internal } } } lines { deliveredQuantity } paid { amount }
  } }`;
  const read = async (who: Parameters<World['ask']>[0]) =>
    (await world.ask(who, query, { id: placed.id })).data.order;
  const seen = await read({ ...placed.customer, locale: 'fr' });
  const texts = seen.timeline.edges.map(({ node }: { node: { text: string } }) => node.text);
  // The courier's clock ran a minute or two ahead of ours in this test.
  assert.equal(texts[0], 'Un colis a été livré (Postes Canada 7023210039414604).');
  assert.ok(texts.includes('La commande est payée et confirmée.'));
  assert.equal(texts.length, 7);
  assert.deepEqual(
    seen.lines.map((line: { deliveredQuantity: number }) => line.deliveredQuantity),
    [2, 0],
  );
  const staffView = await read(staff('SUPPORT'));
  assert.equal(staffView.timeline.edges.length, 8);
});

test('news in any order leads to the same end', async () => {
  const orders = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
    [3, 0, 1, 2],
    [1, 3, 0, 2],
  ];
  for (const order of orders) {
    const placed = await placedOrder(world);
    const shipmentId = newId('shp');
    const news = [
      () => world.hear('payment.confirmed', payment(placed)),
      () => world.hear('fulfillment.started', { orderId: placed.id, fulfillmentId: newId('ful') }),
      () => world.hear('shipment.updated', parcel(placed, 'IN_TRANSIT', 1, shipmentId)),
      () => world.hear('shipment.delivered', parcel(placed, 'DELIVERED', 2, shipmentId)),
    ];
    for (const index of order) await news[index]?.();
    assert.deepEqual(await stateOf(placed), ['COMPLETED', 'PAID', 'FULFILLED'], order.join());
    assert.deepEqual((await kindsOf(placed)).sort(), [
      ...['COMPLETED', 'CONFIRMED', 'DELIVERED', 'FULFILLMENT_STARTED', 'PAYMENT_CONFIRMED'],
      ...['PLACED', 'SHIPMENT_UPDATED'],
    ]);
    assert.deepEqual(await world.told(placed.id), ['order.placed', 'order.confirmed']);
  }
});

test('news told at the same moment loses nothing', async () => {
  const placed = await placedOrder(world);
  const half = Math.floor(placed.totalMinor / 2);
  await Promise.all([
    world.hear('payment.confirmed', payment(placed, { amountMinor: half })),
    world.hear('payment.confirmed', payment(placed, { amountMinor: placed.totalMinor - half })),
    world.hear('shipment.delivered', parcel(placed, 'DELIVERED')),
    world.hear('fulfillment.started', { orderId: placed.id, fulfillmentId: newId('ful') }),
  ]);
  assert.deepEqual(await stateOf(placed), ['COMPLETED', 'PAID', 'FULFILLED']);
  assert.deepEqual(await world.told(placed.id), ['order.placed', 'order.confirmed']);
});

test('a payment counts once, however often it is told', async () => {
  const placed = await placedOrder(world);
  const paid = payment(placed);
  const id = newId('evt');
  await world.hear('payment.confirmed', paid, { id });
  await world.hear('payment.confirmed', paid, { id });
  await world.hear('payment.confirmed', paid);
  assert.deepEqual(await stateOf(placed), ['CONFIRMED', 'PAID', 'NONE']);
  assert.deepEqual(await kindsOf(placed), ['PLACED', 'PAYMENT_CONFIRMED', 'CONFIRMED']);
});

test('a declined card is told plainly and changes nothing', async () => {
  const placed = await placedOrder(world);
  const failedAt = new Date().toISOString();
  const failure = { orderId: placed.id, paymentId: newId('pay'), code: 'card_declined', failedAt };
  await world.hear('payment.failed', { ...failure, message: 'Your card was declined.' });
  assert.deepEqual(await stateOf(placed), ['PLACED', 'NONE', 'NONE']);
  const query = `query ($id: ID!) { order(id: $id) { version timeline(first: 1) { edges { node { text } } } } }`;
  const { order } = (await world.ask(placed.customer, query, { id: placed.id })).data;
  assert.equal(order.version, 1);
  assert.equal(order.timeline.edges[0].node.text, 'The card was declined. Nothing was charged.');
});

test('a part, too much, or the wrong currency never confirms silently', async () => {
  const placed = await placedOrder(world);
  await world.hear('payment.confirmed', payment(placed, { amountMinor: 100 }));
  assert.deepEqual(await stateOf(placed), ['PLACED', 'PARTIAL', 'NONE']);
  await world.hear('payment.confirmed', payment(placed, { currency: 'USD' }));
  assert.deepEqual(await stateOf(placed), ['PLACED', 'PARTIAL', 'NONE']);
  await world.hear('payment.confirmed', payment(placed));
  assert.deepEqual(await stateOf(placed), ['CONFIRMED', 'OVERPAID', 'NONE']);
  assert.equal((await kindsOf(placed)).filter((kind) => kind === 'NOTE').length, 2);
});

test('an order without anything to ship is complete when it is paid', async () => {
  const placed = await placedOrder(world, { lines: [{ sku: 'PLAN-PLUS', quantity: 1 }] });
  await world.hear('payment.confirmed', payment(placed));
  assert.deepEqual(await stateOf(placed), ['COMPLETED', 'PAID', 'NONE']);
});

test('an order in two parcels is partly shipped until the last piece arrives', async () => {
  const placed = await placedOrder(world);
  const of = (
    shipmentId: string,
    status: EventInput<'shipment.updated'>['status'],
    at: number,
  ) => ({
    ...parcel(placed, status, at, shipmentId),
    lines: [{ lineId: placed.order.lines[0].id, quantity: 1 }],
  });
  const [first, voided, second] = [newId('shp'), newId('shp'), newId('shp')];
  await world.hear('payment.confirmed', payment(placed));
  await world.hear('shipment.updated', of(first, 'IN_TRANSIT', 1));
  assert.deepEqual(await stateOf(placed), ['IN_FULFILLMENT', 'PAID', 'PARTIAL']);
  await world.hear('shipment.delivered', of(first, 'DELIVERED', 2));
  await world.hear('shipment.updated', of(voided, 'VOIDED', 3));
  assert.deepEqual(await stateOf(placed), ['IN_FULFILLMENT', 'PAID', 'PARTIAL']);
  await world.hear('shipment.updated', of(second, 'IN_TRANSIT', 4));
  assert.deepEqual(await stateOf(placed), ['IN_FULFILLMENT', 'PAID', 'FULFILLED']);
  await world.hear('shipment.delivered', of(second, 'DELIVERED', 5));
  assert.deepEqual(await stateOf(placed), ['COMPLETED', 'PAID', 'FULFILLED']);
});

test('older news of a parcel does not move it back, and a parcel that returns says so', async () => {
  const placed = await placedOrder(world);
  const shipmentId = newId('shp');
  await world.hear('payment.confirmed', payment(placed));
  await world.hear('shipment.updated', parcel(placed, 'OUT_FOR_DELIVERY', 5, shipmentId));
  await world.hear('shipment.updated', parcel(placed, 'HANDED_OVER', 1, shipmentId));
  const shipment = await world.db.orderShipment.findUniqueOrThrow({ where: { id: shipmentId } });
  assert.equal(shipment.status, 'OUT_FOR_DELIVERY');
  await world.hear('shipment.updated', parcel(placed, 'RETURN_TO_SENDER', 9, shipmentId));
  assert.deepEqual(await stateOf(placed), ['IN_FULFILLMENT', 'PAID', 'RETURNED']);
});

const command = (name: string, type: string) => `mutation ($input: ${type}!) {
  ${name}(input: $input) {
    __typename
    ... on ${type.replace('Input', 'Success')} { order { status version holdReason allowedActions } }
    ... on UserError { message path }
    ... on StaleVersion { currentVersion }
    ... on RefusedTransition { from to }
  }
}`;
const cancel = command('cancelOrder', 'CancelOrderInput');
const hold = command('holdOrder', 'HoldOrderInput');
const release = command('releaseOrder', 'ReleaseOrderInput').replace('... on InvalidInput', '');

test('an unpaid order can be canceled once, by its owner, in its present version', async () => {
  const placed = await placedOrder(world);
  const input = { id: placed.id, version: 1, reason: 'Too early' };
  const run = async (changes = {}, who = placed.customer) =>
    (await world.ask(who, cancel, { input: { ...input, ...changes } })).data.cancelOrder;
  assert.equal((await run({}, member(newId('org')))).__typename, 'NotFound');
  assert.equal((await run({ reason: ' ' })).__typename, 'InvalidInput');
  const stale = await run({ version: 7 });
  assert.deepEqual([stale.__typename, stale.currentVersion], ['StaleVersion', 1]);
  const both = await Promise.all([run(), run()]);
  assert.deepEqual(both.map(({ __typename }) => __typename).sort(), [
    'CancelOrderSuccess',
    'StaleVersion',
  ]);
  const again = await run({ version: 2 });
  assert.deepEqual([again.__typename, again.from], ['RefusedTransition', 'CANCELED']);
  assert.deepEqual(await world.told(placed.id), ['order.placed', 'order.canceled']);
});

test('a payment for a canceled order is kept and told to staff, and moves nothing', async () => {
  const placed = await placedOrder(world);
  await world.ask(placed.customer, cancel, { input: { id: placed.id, version: 1, reason: 'No' } });
  await world.hear('payment.confirmed', payment(placed));
  assert.deepEqual(await stateOf(placed), ['CANCELED', 'PAID', 'NONE']);
  const note = await world.db.timelineEntry.findFirstOrThrow({
    where: { orderId: placed.id, kind: 'NOTE' },
  });
  assert.deepEqual([note.internal, note.data], [true, { about: 'PAID_AFTER_CANCEL' }]);
});

test('a paid order cannot be canceled by the customer', async () => {
  const placed = await placedOrder(world);
  await world.hear('payment.confirmed', payment(placed));
  const { version } = await world.db.order.findUniqueOrThrow({ where: { id: placed.id } });
  const input = { id: placed.id, version, reason: 'Too late' };
  const { data } = await world.ask(placed.customer, cancel, { input });
  assert.equal(data.cancelOrder.__typename, 'RefusedTransition');
});

test('a held order waits, keeps the news, and goes on from there when released', async () => {
  const placed = await placedOrder(world);
  const input = { id: placed.id, version: 1, reason: 'Check the address' };
  const byCustomer = await world.ask(placed.customer, hold, { input });
  assert.equal(byCustomer.errors?.[0]?.extensions.code, 'FORBIDDEN');
  const held = (await world.ask(staff('SUPPORT'), hold, { input })).data.holdOrder.order;
  assert.deepEqual([held.status, held.holdReason], ['ON_HOLD', 'Check the address']);
  assert.deepEqual(held.allowedActions, ['RELEASE']);
  await world.hear('payment.confirmed', payment(placed));
  assert.deepEqual(await stateOf(placed), ['ON_HOLD', 'PAID', 'NONE']);
  const { version } = await world.db.order.findUniqueOrThrow({ where: { id: placed.id } });
  const released = await world.ask(staff('SUPPORT'), release, {
    input: { id: placed.id, version },
  });
  assert.equal(released.data.releaseOrder.order.status, 'CONFIRMED');
  assert.deepEqual(await world.told(placed.id), [
    ...['order.placed', 'order.held', 'order.released', 'order.confirmed'],
  ]);
});

test('a note is for staff, and every command is audited', async () => {
  const placed = await placedOrder(world);
  const note = `mutation ($input: AddOrderNoteInput!) { addOrderNote(input: $input) {
    __typename ... on UserError { path } } }`;
  const write = async (input: Record<string, unknown>) =>
    (await world.ask(staff('SUPPORT'), note, { input })).data.addOrderNote;
  assert.equal(
    (await write({ id: placed.id, text: 'Called them.' })).__typename,
    'AddOrderNoteSuccess',
  );
  assert.equal((await write({ id: placed.id, text: '' })).__typename, 'InvalidInput');
  assert.deepEqual(await write({ id: newId('ord'), text: 'x' }), {
    __typename: 'NotFound',
    path: ['input', 'id'],
  });
  const audited = await world.db.outboxEvent.findMany({
    where: { name: 'audit.recorded', payload: { path: ['targetId'], equals: placed.id } },
    orderBy: { id: 'asc' },
  });
  const actions = audited.map(({ payload }) => (payload as { action: string }).action);
  assert.deepEqual(actions, ['order.placed', 'order.noted']);
  assert.ok(audited.every((row) => row.organizationId === placed.customer.organizationId));
});

test('an order is an entity for those who may read orders, and for nobody else', async () => {
  const placed = await placedOrder(world);
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Order { number } ... on Organization { orders { totalCount } } } }`;
  const { organizationId } = placed.customer;
  const representations = [
    { __typename: 'Order', id: placed.id },
    { __typename: 'Organization', id: organizationId },
  ];
  const read = (who: Parameters<World['ask']>[0]) => world.ask(who, query, { representations });
  const own = await read(placed.customer);
  assert.deepEqual(own.data._entities, [
    { number: placed.order.number },
    { orders: { totalCount: 1 } },
  ]);
  const stranger = await read(member(newId('org')));
  assert.deepEqual(stranger.data._entities, [null, { orders: { totalCount: 0 } }]);
  const without = { ...placed.customer, scopes: ['billing:read'] };
  assert.equal((await read(without)).errors?.[0]?.extensions.code, 'FORBIDDEN');
});
