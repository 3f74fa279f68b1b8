import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { member, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import {
  basket,
  placedOrder,
  placeOrderMutation,
  startWorld,
  toronto,
  type World,
} from './world.ts';

let world: World;

before(async () => {
  world = await startWorld();
});

after(() => world?.close());

async function place(identity: Parameters<World['ask']>[0], changes: Record<string, unknown> = {}) {
  const input = { ...basket, ...changes };
  const { data, errors } = await world.ask(identity, placeOrderMutation, { input });
  assert.equal(errors, undefined);
  return data.placeOrder;
}

test('the shop shows its products in both languages', async () => {
  const query = `{ products { totalCount edges { node { name kind
    variants { sku shippable prices { money { amount currency } interval } } } } } }`;
  const customer = member(newId('org'));
  const english = (await world.ask(customer, query)).data.products;
  assert.equal(english.totalCount, 5);
  assert.equal(english.edges[0].node.name, 'Mobilytics Sensor Kit');
  assert.deepEqual(english.edges[3].node.variants[0].prices, [
    { money: { amount: '29.99', currency: 'CAD' }, interval: 'MONTH' },
    { money: { amount: '21.99', currency: 'USD' }, interval: 'MONTH' },
  ]);
  const french = (await world.ask({ ...customer, locale: 'fr' }, query)).data.products;
  assert.equal(french.edges[0].node.name, 'Trousse de capteurs Mobilytics');
});

test('an order costs what its quote said, and billing and logistics are told the same', async () => {
  const quote = `query ($input: OrderQuoteInput!) { orderQuote(input: $input) {
    ... on OrderQuote { taxesKnown totals { total { amount } taxes { name ratePercent amount { amount } } } } } }`;
  const { shippingAddress, ...unaddressed } = basket;
  const customer = member(newId('org'));
  const open = await world.ask(customer, quote, { input: unaddressed });
  assert.equal(open.data.orderQuote.taxesKnown, false);
  const quoted = (await world.ask(customer, quote, { input: { ...unaddressed, shippingAddress } }))
    .data.orderQuote;
  assert.deepEqual(quoted.totals.taxes, [
    { name: 'HST ON', ratePercent: '13', amount: { amount: '126.82' } },
  ]);

  const { order } = await place(customer);
  assert.match(order.number, /^MOB-1\d{4}$/);
  assert.deepEqual(
    [order.status, order.paymentStatus, order.source, order.version],
    ['PLACED', 'NONE', 'STOREFRONT', 1],
  );
  assert.deepEqual(order.allowedActions, ['PAY', 'CANCEL']);
  assert.equal(order.totals.total.amount, quoted.totals.total.amount);

  const row = await world.db.outboxEvent.findFirstOrThrow({
    where: { name: 'order.placed', payload: { path: ['orderId'], equals: order.id } },
  });
  const payload = row.payload as { totalMinor: number; shippingAddress: { postalCode: string } };
  assert.equal(row.organizationId, customer.organizationId);
  assert.equal(payload.totalMinor / 100, Number(order.totals.total.amount));
  assert.equal(payload.shippingAddress.postalCode, 'M5V 2T6');
});

test('every problem of an order is listed at its field, in the caller’s language', async () => {
  const customer = { ...member(newId('org')), locale: 'fr' as const };
  const result = await place(customer, {
    lines: [
      { sku: 'MSK-TRUCK', quantity: 0 },
      { sku: 'MSK-TRUCK', quantity: 1001 },
    ],
    shippingAddress: { ...toronto, name: ' ', region: 'QC', phone: '12' },
    contactEmail: 'nobody',
    externalReference: 'x'.repeat(101),
  });
  assert.equal(result.__typename, 'InvalidInput');
  assert.deepEqual(
    result.problems.map((problem: { code: string; path: string[] }) => [
      problem.code,
      problem.path.join('.'),
    ]),
    [
      ['TOO_SMALL', 'input.lines.0.quantity'],
      ['TOO_LARGE', 'input.lines.1.quantity'],
      ['DUPLICATE', 'input.lines.1.sku'],
      ['REQUIRED', 'input.shippingAddress.name'],
      ['TOO_LONG', 'input.externalReference'],
      ['EMAIL', 'input.contactEmail'],
    ],
  );
  assert.equal(result.problems[3].message, 'Ce champ est obligatoire.');
  assert.equal(
    await world.db.order.count({ where: { organizationId: customer.organizationId ?? '' } }),
    0,
  );
});

test('an address whose fields do not fit together is refused', async () => {
  const result = await place(member(newId('org')), {
    shippingAddress: { ...toronto, region: 'QC', phone: '12' },
  });
  assert.deepEqual(
    result.problems.map(({ code }: { code: string }) => code),
    ['PHONE', 'POSTAL_CODE_REGION'],
  );
});

test('what we do not sell and what nobody can pay is refused', async () => {
  const customer = member(newId('org'));
  const unknown = await place(customer, { lines: [{ sku: 'UNICORN', quantity: 1 }] });
  assert.deepEqual([unknown.__typename, unknown.sku], ['UnknownSku', 'UNICORN']);
  assert.deepEqual(unknown.path, ['input', 'lines', '0', 'sku']);
  const lines = ['MSK-CARTOP', 'MSK-TRUCK', 'SRV-INSTALL'].map((sku) => ({ sku, quantity: 1000 }));
  const dear = await place(customer, { lines });
  assert.equal(dear.problems?.[0].code, 'TOO_LARGE');
});

test('a reference is used once per organisation, also by two requests at the same time', async () => {
  const customer = member(newId('org'));
  const externalReference = 'PO-1';
  const results = await Promise.all([1, 2, 3].map(() => place(customer, { externalReference })));
  const placed = results.filter(({ __typename }) => __typename === 'PlaceOrderSuccess');
  const refused = results.filter(({ __typename }) => __typename === 'DuplicateReference');
  assert.deepEqual([placed.length, refused.length], [1, 2]);
  assert.equal(refused[0].existingOrderId, placed[0].order.id);
  const other = await place(member(newId('org')), { externalReference });
  assert.equal(other.__typename, 'PlaceOrderSuccess');
});

test('the same request with the same idempotency key places one order', async () => {
  const customer = { ...member(newId('org')), idempotencyKey: 'click' };
  const [first, second] = await Promise.all([place(customer), place(customer)]);
  assert.equal(first.order.id, second.order.id);
  assert.equal(
    await world.db.order.count({ where: { organizationId: customer.organizationId ?? '' } }),
    1,
  );
});

test('staff order for a customer they name', async () => {
  const organizationId = newId('org');
  assert.equal((await place(staff())).problems[0].code, 'REQUIRED');
  assert.equal((await place(staff(), { organizationId })).problems[0].code, 'UNKNOWN');
  const told = { organizationId, name: 'Northern Ads', ownerEmail: 'owner@northern.example' };
  await world.hear('organization.created', told);
  const { order } = await place(staff(), { organizationId });
  assert.equal(order.source, 'BACKOFFICE');
  const row = await world.db.order.findUniqueOrThrow({ where: { id: order.id } });
  assert.deepEqual(
    [row.organizationId, row.contactEmail],
    [organizationId, 'owner@northern.example'],
  );
  const stranger = await place(member(newId('org')), { organizationId });
  assert.equal(stranger.problems[0].code, 'NOT_ALLOWED');
});

test('orders are found by number, id, reference and name, and by nobody else', async () => {
  const { customer, order } = await placedOrder(world, {
    externalReference: 'Trade Fair 7',
    shippingAddress: { ...toronto, company: 'Zebra Signs' },
  });
  const find = async (search: string, who = customer) => {
    const query = `query ($search: String!) { orders(filter: { search: $search }) { totalCount edges { node { id } } } }`;
    return (await world.ask(who, query, { search })).data.orders.totalCount;
  };
  for (const search of [
    order.number,
    order.number.toLowerCase(),
    order.id,
    'trade fair',
    'ZEBRA',
  ]) {
    assert.equal(await find(search), 1, search);
    assert.equal(await find(search, member(newId('org'))), 0, search);
  }
  assert.equal(await find('giraffe'), 0);
  const byNumber = `query ($number: String!) { orderByNumber(number: $number) { id } }`;
  const asked = { number: order.number };
  assert.equal((await world.ask(customer, byNumber, asked)).data.orderByNumber.id, order.id);
  assert.equal((await world.ask(member(newId('org')), byNumber, asked)).data.orderByNumber, null);
});

test('orders are listed by total and page by page', async () => {
  const customer = member(newId('org'));
  for (const quantity of [3, 1, 2])
    await place(customer, { lines: [{ sku: 'ACC-MOUNT', quantity }] });
  const query = `query ($after: String) {
    orders(first: 2, after: $after, orderBy: { field: TOTAL, direction: ASC }) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { lines { quantity } } }
    }
  }`;
  const quantities = (page: { edges: { node: { lines: { quantity: number }[] } }[] }) =>
    page.edges.map(({ node }) => node.lines[0]?.quantity);
  const one = (await world.ask(customer, query)).data.orders;
  assert.deepEqual([one.totalCount, quantities(one)], [3, [1, 2]]);
  const two = (await world.ask(customer, query, { after: one.pageInfo.endCursor })).data.orders;
  assert.deepEqual([two.pageInfo.hasNextPage, quantities(two)], [false, [3]]);
});

test('an imported order is placed at its time', async () => {
  const customer = { ...member(newId('org')), at: '2026-02-03T04:05:06.000Z' };
  const { order } = await place(customer);
  const row = await world.db.order.findUniqueOrThrow({ where: { id: order.id } });
  assert.equal(row.placedAt.toISOString(), customer.at);
  assert.equal(row.expiresAt?.toISOString(), '2026-02-10T04:05:06.000Z');
});
