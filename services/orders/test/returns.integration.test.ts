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

const serials = ['MSK-A-0001', 'MSK-A-0002'];

/** An order of two kits that were delivered with these serials. */
async function deliveredOrder() {
  const placed = await placedOrder(world);
  const lineId: string = placed.order.lines[0].id;
  await world.hear('payment.confirmed', {
    ...{ orderId: placed.id, paymentId: newId('pay'), amountMinor: placed.totalMinor },
    ...{ currency: 'CAD', method: null, paidAt: new Date().toISOString() },
  });
  await world.hear('shipment.delivered', {
    ...{ shipmentId: newId('shp'), shipmentVersion: 9, orderId: placed.id, status: 'DELIVERED' },
    ...{ carrier: 'CANADA_POST', trackingNumber: '7023210039414604', trackingUrl: null },
    estimatedDeliveryAt: null,
    lines: [{ lineId, quantity: 2, serials }],
    happenedAt: new Date().toISOString(),
  });
  return { ...placed, lineId };
}

type Delivered = Awaited<ReturnType<typeof deliveredOrder>>;

async function command(
  name: string,
  identity: Parameters<World['ask']>[0],
  input: Record<string, unknown>,
) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    __typename
    ... on ${type}Success { return { id number status version resolution allowedActions } }
    ... on UserError { message path }
  } }`;
  const { data, errors } = await world.ask(identity, query, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[name];
}

const request = ({ customer, id, lineId }: Delivered, changes: Record<string, unknown> = {}) =>
  command('requestReturn', customer, {
    orderId: id,
    lines: [{ orderLineId: lineId, quantity: 1, serials: [serials[0]] }],
    reason: 'DEFECTIVE',
    ...changes,
  });

const news = (
  { id: orderId }: Delivered,
  returnId: string,
  status: EventInput<'return.progressed'>['status'],
  pieces: EventInput<'return.progressed'>['pieces'] = [],
) =>
  world.hear('return.progressed', {
    ...{ returnId, orderId, status, pieces, happenedAt: new Date().toISOString() },
    ...{ carrier: 'CANADA_POST', trackingNumber: '1234567890123456' },
  });

test('a return goes from the request to the replacement, and each service hears its part', async () => {
  const order = await deliveredOrder();
  const asked = (await request(order)).return;
  assert.match(asked.number, /^R-\d{5,}$/);
  assert.deepEqual([asked.status, asked.allowedActions], ['REQUESTED', ['CANCEL']]);

  const agent = staff('SUPPORT');
  const approved = (await command('approveReturn', agent, { id: asked.id, version: 1 })).return;
  assert.equal(approved.status, 'APPROVED');
  for (const status of ['LABEL_SENT', 'IN_TRANSIT', 'RECEIVED'] as const) {
    await news(order, asked.id, status);
  }
  // Late news changes nothing.
  await news(order, asked.id, 'IN_TRANSIT');
  const piece = { serial: serials[0] ?? null, quantity: 1, condition: 'DEFECTIVE' as const };
  await news(order, asked.id, 'INSPECTED', [{ ...piece, lineId: order.lineId, note: 'No power' }]);

  const query = `query ($id: ID!) { order(id: $id) {
    returnable { quantity }
    returns { status version lines { serials inspection { serial condition note } } }
    timeline { edges { node { kind } } }
  } }`;
  const { data } = await world.ask(order.customer, query, { id: order.id });
  const [row] = data.order.returns;
  assert.equal(row.status, 'INSPECTED');
  assert.deepEqual(row.lines[0].inspection, [
    { serial: serials[0], condition: 'DEFECTIVE', note: 'No power' },
  ]);
  // The plan that came with the kits is not shipped, so only one kit is left.
  assert.deepEqual(data.order.returnable, [{ quantity: 1 }]);

  const input = { id: asked.id, version: row.version, resolution: 'REPLACE' };
  const resolved = (await command('resolveReturn', agent, input)).return;
  assert.deepEqual([resolved.status, resolved.allowedActions], ['REPLACED', []]);
  const told = await world.told(order.id);
  assert.deepEqual(told.slice(-2), ['return.approved', 'return.replaced']);
});

const goodKit = ({ lineId }: Delivered) => [
  { lineId, serial: serials[0] ?? null, quantity: 1, condition: 'GOOD' as const, note: null },
];

test('a refund is due until billing confirms it, and is not decided twice', async () => {
  const order = await deliveredOrder();
  const { id } = (await request(order)).return;
  const agent = staff('SUPPORT');
  await command('approveReturn', agent, { id, version: 1 });
  await news(order, id, 'INSPECTED', goodKit(order));
  const { version } = await world.db.return.findUniqueOrThrow({ where: { id } });
  const refund = { id, version, resolution: 'REFUND' };
  const { return: decided } = await command('resolveReturn', agent, refund);
  assert.deepEqual([decided.status, decided.resolution], ['INSPECTED', 'REFUND']);
  const again = await command('resolveReturn', agent, { ...refund, version: decided.version });
  assert.equal(again.__typename, 'RefusedTransition');
  const due = await world.ask(agent, '{ returns(filter: { isRefundDue: true }) { totalCount } }');
  assert.equal(due.data.returns.totalCount, 1);

  // Billing is asked for what came back, taxes included, and by whom it was agreed.
  const asked = await toldOf('return.refund_due', order.id);
  const line = await world.db.orderLine.findUniqueOrThrow({ where: { id: order.lineId } });
  assert.equal(asked.returnId, id);
  assert.equal(asked.amountMinor, Math.round(line.totalMinor / 2));
  assert.equal(asked.agreedById, agent.actorId);

  const refundId = newId('rfd');
  const refund1 = { orderId: order.id, refundId, paymentId: newId('pay'), returnId: id };
  const money = { amountMinor: asked.amountMinor as number, currency: 'CAD' };
  const confirmed = {
    ...{ ...refund1, ...money, refundedAt: new Date().toISOString() },
    ...{ totalRefundedMinor: money.amountMinor, about: null, recipients: [] },
  };
  await world.hear('refund.confirmed', confirmed);
  await world.hear('refund.confirmed', confirmed);
  const after = await moneyOf(order);
  assert.deepEqual(
    [after.paymentStatus, after.refundedMinor, after.returns],
    ['PARTIAL', money.amountMinor, ['REFUNDED']],
  );
  assert.equal(after.told.filter((kind) => kind === 'REFUNDED').length, 1);

  // The bank sends it back: the money counts as ours again, and the refund is due again.
  await world.hear('refund.failed', {
    ...{ ...refund1, ...money, failedAt: new Date().toISOString() },
    ...{ reason: 'expired_or_canceled_card', totalRefundedMinor: 0 },
  });
  const failed = await moneyOf(order);
  assert.deepEqual(
    [failed.paymentStatus, failed.refundedMinor, failed.returns],
    ['PAID', 0, ['INSPECTED']],
  );
});

test('a refund that is known to have failed counts never, in whatever order the news comes', async () => {
  const order = await deliveredOrder();
  const refund = {
    ...{ orderId: order.id, refundId: newId('rfd'), paymentId: newId('pay'), returnId: null },
    ...{ amountMinor: 1_000, currency: 'CAD', totalRefundedMinor: 0 },
  };
  const now = new Date().toISOString();
  await world.hear('refund.failed', { ...refund, failedAt: now, reason: null });
  const told = { ...refund, refundedAt: now, about: null, recipients: [] };
  await world.hear('refund.confirmed', told);
  assert.equal((await moneyOf(order)).refundedMinor, 0);
});

test('a return of which nothing can be paid for is not resolved as a refund', async () => {
  const order = await deliveredOrder();
  const { id } = (await request(order)).return;
  const agent = staff('SUPPORT');
  await command('approveReturn', agent, { id, version: 1 });
  const [kit] = goodKit(order);
  if (kit) await news(order, id, 'INSPECTED', [{ ...kit, condition: 'WRONG_ITEM' }]);
  const { version } = await world.db.return.findUniqueOrThrow({ where: { id } });
  const refused = await command('resolveReturn', agent, { id, version, resolution: 'REFUND' });
  assert.deepEqual([refused.__typename, refused.path], ['InvalidInput', ['input', 'resolution']]);
});

async function toldOf(name: string, orderId: string) {
  const rows = await world.db.outboxEvent.findMany({ where: { name } });
  const payloads = rows.map(({ payload }) => payload as Record<string, unknown>);
  return payloads.find((payload) => payload.orderId === orderId) ?? {};
}

async function moneyOf({ id }: Delivered) {
  const order = await world.db.order.findUniqueOrThrow({
    where: { id },
    include: { returns: true, timeline: true },
  });
  return {
    ...order,
    returns: order.returns.map(({ status }) => status),
    told: order.timeline.map(({ kind }) => kind),
  };
}

test('each wrong request is refused by name and changes nothing', async () => {
  const order = await deliveredOrder();
  const line = (changes: Record<string, unknown>) => ({
    lines: [{ orderLineId: order.lineId, quantity: 1, serials: [serials[0]], ...changes }],
  });
  const kinds: [string, Record<string, unknown>, string[]][] = [
    ['NotFound', { orderId: newId('ord') }, ['input', 'orderId']],
    ['NotFound', line({ orderLineId: newId('oln') }), ['input', 'lines', '0', 'orderLineId']],
    [
      'NotReturnable',
      line({ quantity: 3, serials: ['A', 'B', 'C'] }),
      ['input', 'lines', '0', 'quantity'],
    ],
    ['NotReturnable', line({ serials: [] }), ['input', 'lines', '0', 'serials']],
    ['NotReturnable', line({ serials: ['MSK-A-9999'] }), ['input', 'lines', '0', 'serials']],
    ['InvalidInput', line({ quantity: 0 }), ['input']],
    ['InvalidInput', { lines: [] }, ['input']],
    ['InvalidInput', { reason: 'OTHER' }, ['input']],
  ];
  for (const [kind, changes, path] of kinds) {
    const refused = await request(order, changes);
    assert.equal(refused.__typename, kind, JSON.stringify(changes));
    if (kind !== 'InvalidInput') assert.deepEqual(refused.path, path);
  }
  assert.equal(await world.db.return.count({ where: { orderId: order.id } }), 0);
});

test('two requests at once cannot return the same piece', async () => {
  const order = await deliveredOrder();
  const answers = await Promise.all([request(order), request(order), request(order)]);
  const kinds = answers.map(({ __typename }) => __typename).sort();
  assert.deepEqual(kinds, ['NotReturnable', 'NotReturnable', 'RequestReturnSuccess']);
});

test('another organisation finds no such return, and a customer cannot decide', async () => {
  const order = await deliveredOrder();
  const { id } = (await request(order)).return;
  const stranger = member(newId('org'));
  const cancel = await command('cancelReturn', stranger, { id, version: 1 });
  assert.equal(cancel.__typename, 'NotFound');
  const { data } = await world.ask(stranger, 'query ($id: ID!) { return(id: $id) { id } }', { id });
  assert.equal(data.return, null);
  const asked = request({ ...order, customer: stranger });
  assert.equal((await asked).__typename, 'NotFound');
  await assert.rejects(command('approveReturn', order.customer, { id, version: 1 }), /FORBIDDEN/);
});

test('what is given up or rejected can be returned again, and the warehouse hears of it', async () => {
  const order = await deliveredOrder();
  const first = (await request(order)).return;
  const canceled = await command('cancelReturn', order.customer, { id: first.id, version: 1 });
  assert.equal(canceled.return.status, 'CANCELED');
  const second = (await request(order)).return;
  const agent = staff('SUPPORT');
  const stale = await command('rejectReturn', agent, { id: second.id, version: 7, reason: 'no' });
  assert.equal(stale.__typename, 'StaleVersion');
  const reason = 'The seal is broken.';
  const rejected = await command('rejectReturn', agent, { id: second.id, version: 1, reason });
  assert.equal(rejected.return.status, 'REJECTED');
  // Neither was approved, so the warehouse never expected them.
  const told = await world.told(order.id);
  assert.equal(told.filter((name) => name.startsWith('return.')).length, 0);
  assert.equal((await request(order)).__typename, 'RequestReturnSuccess');
});
