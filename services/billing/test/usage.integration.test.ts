import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { member, signedQuery } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { guardMoney } from '../src/sync/guard-money.ts';
import { compareUsage } from '../src/usage/compare-usage.ts';
import { tellUsage } from '../src/usage/tell-usage.ts';
import { campaignWorld, day, finance } from './campaign-world.ts';
import { carryOutLeftBehind, eventually, startTestBilling } from './harness.ts';

const startMutation = `mutation ($input: StartUsageBillingInput!) {
  startUsageBilling(input: $input) {
    __typename
    ... on StartUsageBillingSuccess { usageBilling { id state refusal pricedPer unitPrice { amount currency } stripeSubscriptionId periodEnd } }
    ... on UsageBillingExists { usageBilling { id } }
    ... on InvalidInput { problems { path code } }
    ... on UserError { message path }
  }
}`;

describe('paying by usage', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const { stripe } = billing.ourselves().services;

  const start = async (organizationId: string, over: Record<string, unknown> = {}) => {
    const input = {
      ...{ organizationId, meter: 'VEHICLE_DAYS', unitPrice: '12.50', currency: 'CAD' },
      ...over,
    };
    const { data, errors } = await signedQuery(billing.url, finance, startMutation, { input });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.startUsageBilling;
  };

  /** A customer who pays by usage, with a line that started since. */
  const begin = async (over: Record<string, unknown> = {}) => {
    const world = await campaignWorld(test);
    const started = await start(world.organizationId, over);
    assert.equal(started.usageBilling?.state, 'ACTIVE', JSON.stringify(started));
    const line = world.line();
    await world.tell('line.started', line);
    await eventually(async () => {
      const kept = await billing.db.campaignLine.findUnique({ where: { lineId: line.lineId } });
      return kept?.basis === 'USAGE';
    });
    const tell = async () => {
      const row = await billing.db.usageBilling.findUniqueOrThrow({
        where: { id: started.usageBilling.id },
      });
      await tellUsage(billing.ourselves(), row);
    };
    /** What Stripe counts for the customer, over all time. */
    const counted = async () => {
      const { stripeCustomerId } = await billing.db.billingAccount.findUniqueOrThrow({
        where: { organizationId: world.organizationId },
      });
      const { meter } = await billing.db.usageBilling.findUniqueOrThrow({
        where: { id: started.usageBilling.id },
      });
      const { stripeMeterId } = await billing.db.stripeMeter.findUniqueOrThrow({
        where: { meter },
      });
      const minute = Math.floor(Date.now() / 60_000) * 60;
      const summaries = await stripe.billing.meters.listEventSummaries(stripeMeterId, {
        customer: stripeCustomerId ?? '',
        start_time: minute - 86_400 * 40,
        end_time: minute + 86_400,
      });
      return summaries.data.reduce((sum, { aggregated_value: value }) => sum + value, 0);
    };
    return { world, line, tell, counted, usageBilling: started.usageBilling };
  };

  it('makes meter, price and subscription once, and charges later lines no fixed price', async () => {
    const { world, line, usageBilling } = await begin();
    assert.deepEqual(usageBilling.unitPrice, { amount: '12.50', currency: 'CAD' });
    const again = await start(world.organizationId);
    assert.equal(again.__typename, 'UsageBillingExists');
    assert.equal(again.usageBilling.id, usageBilling.id);
    const subscription = await stripe.subscriptions.retrieve(usageBilling.stripeSubscriptionId);
    assert.equal(subscription.items.data[0]?.price.recurring?.usage_type, 'metered');
    assert.equal(subscription.items.data[0]?.price.unit_amount, 1_250);
    const rates = subscription.default_tax_rates ?? [];
    assert.deepEqual(
      rates.map(({ display_name: name, percentage }) => [name, percentage]),
      [['HST ON', 13]],
    );
    assert.equal(await billing.db.lineCharge.count({ where: { lineId: line.lineId } }), 0);
    const other = await begin();
    const { data: meters } = await stripe.billing.meters.list();
    assert.equal(meters.length, 1);
    assert.notEqual(other.usageBilling.id, usageBilling.id);
  });

  it('counts each day that is over once, and a restatement as what it changed', async () => {
    const { world, line, tell, counted } = await begin();
    const van = await world.deliver(line, { [day(-5)]: 900, [day(-4)]: 1_200, [day(0)]: 5 });
    await world.deliver(line, { [day(-5)]: 100 });
    await tell();
    await tell();
    assert.equal(await counted(), 3, 'two vehicles on one day, one on the other, none today');
    await world.deliver(line, { [day(-4)]: 0 }, { ...van, revision: 3 });
    await world.deliver(line, { [day(-4)]: 1_300 }, { ...van, revision: 2 });
    await tell();
    assert.equal(await counted(), 2, 'an older figure that arrives later changes nothing');
    const events = await billing.db.usageEvent.findMany({
      where: { lineId: line.lineId },
      orderBy: { identifier: 'asc' },
    });
    assert.deepEqual(
      events.map(({ identifier, value, state }) => [identifier, value, state]),
      [
        [`line:${line.lineId}:${day(-5)}:VEHICLE_DAYS:1`, 2, 'SENT'],
        [`line:${line.lineId}:${day(-4)}:VEHICLE_DAYS:1`, 1, 'SENT'],
        [`line:${line.lineId}:${day(-4)}:VEHICLE_DAYS:2`, -1, 'SENT'],
      ],
    );
  });

  it('prices impressions by the thousand, and counts whole persons', async () => {
    const { world, line, tell, counted, usageBilling } = await begin({
      meter: 'IMPRESSIONS',
      unitPrice: '8.50',
    });
    assert.equal(usageBilling.pricedPer, 1_000);
    await world.deliver(line, { [day(-3)]: 1_234, [day(-2)]: null });
    await tell();
    assert.equal(await counted(), 1_234);
    const viewer = member(world.organizationId);
    const { data } = await signedQuery(
      billing.url,
      viewer,
      `query ($from: Date!, $to: Date!) { usageReport(filter: { meter: IMPRESSIONS, from: $from, to: $to }) {
        quantity toldQuantity unmeasuredDays lineDayCount
        days { date quantity } lines { lineName quantity } lineDays { date lineName quantity toldQuantity } } }`,
      { from: day(-10), to: day(0) },
    );
    const report = data.usageReport;
    assert.deepEqual(
      [report.quantity, report.toldQuantity, report.unmeasuredDays, report.lineDayCount],
      [1_234, 1_234, 1, 2],
    );
    assert.deepEqual(report.lineDays, [
      { date: day(-3), lineName: 'Loop', quantity: 1_234, toldQuantity: 1_234 },
      { date: day(-2), lineName: 'Loop', quantity: null, toldQuantity: 0 },
    ]);
    const stranger = await signedQuery(
      billing.url,
      member(newId('org')),
      `query ($from: Date!, $to: Date!, $of: ID) { usageReport(filter: { meter: IMPRESSIONS, from: $from, to: $to, organizationId: $of }) { quantity } }`,
      { from: day(-10), to: day(0), of: world.organizationId },
    );
    assert.equal(stranger.data.usageReport.quantity, 0);
  });

  for (const kind of ['error_after_effect', 'cut_after_effect', 'server_error']) {
    it(`is told once whatever Stripe answers: ${kind}`, async () => {
      const { world, line, tell, counted } = await begin();
      await world.deliver(line, { [day(-5)]: 900 });
      await control('faults', { kind, method: 'POST', path: '/v1/billing/meter_events' });
      await tell();
      await carryOutLeftBehind(test);
      await eventually(async () => {
        const event = await billing.db.usageEvent.findFirst({ where: { lineId: line.lineId } });
        return event?.state === 'SENT';
      });
      await tell();
      assert.equal(await counted(), 1);
    });
  }

  it('goes on with what a process that died had stored and not sent', async () => {
    const { world, line, tell, counted } = await begin();
    await world.deliver(line, { [day(-5)]: 900 });
    // As if it had died after the event was stored: the intent lies there and was never sent.
    await control('faults', {
      kind: 'rate_limit',
      method: 'POST',
      path: '/v1/billing/meter_events',
    });
    await tell();
    assert.equal(await counted(), 0);
    const stored = await billing.db.usageEvent.findFirstOrThrow({ where: { lineId: line.lineId } });
    assert.equal(stored.state, 'INTENDED');
    await carryOutLeftBehind(test);
    await eventually(async () => {
      const event = await billing.db.usageEvent.findFirst({ where: { lineId: line.lineId } });
      return event?.state === 'SENT';
    });
    assert.equal(await counted(), 1);
  });

  it('leaves to a person what is older than Stripe takes, and names it', async () => {
    const { world, line, tell, counted } = await begin();
    await world.deliver(line, { [day(-40)]: 900, [day(-5)]: 900 });
    await tell();
    await tell();
    assert.equal(await counted(), 1);
    const { data } = await signedQuery(
      billing.url,
      finance,
      `query ($of: ID!) { usageEvents(filter: { state: [TOO_LATE], organizationId: $of }) { totalCount edges { node { day value lineName state } } } }`,
      { of: world.organizationId },
    );
    assert.deepEqual(data.usageEvents, {
      totalCount: 1,
      edges: [{ node: { day: day(-40), value: 1, lineName: 'Loop', state: 'TOO_LATE' } }],
    });
  });

  it('finds an invoice that charges another usage than we count, until it is no more', async () => {
    const { world, line, tell, usageBilling } = await begin();
    await world.deliver(line, { [day(-5)]: 900, [day(-4)]: 900 });
    await tell();
    const renewed = await control(`subscriptions/${usageBilling.stripeSubscriptionId}/renew`);
    assert.equal(renewed.status, 200);
    const invoice = await eventually(async () => {
      const found = await billing.db.invoice.findFirst({
        where: { stripeSubscriptionId: usageBilling.stripeSubscriptionId, totalMinor: { gt: 0 } },
        include: { lines: true },
      });
      return found && ['OPEN', 'PAID', 'DRAFT'].includes(found.state) ? found : null;
    });
    if (invoice.state === 'DRAFT') await stripe.invoices.finalizeInvoice(invoice.stripeInvoiceId);
    await eventually(async () => {
      const row = await billing.db.invoice.findUnique({ where: { id: invoice.id } });
      return row?.state === 'OPEN';
    });
    assert.deepEqual(
      invoice.lines.map(({ quantity, netMinor }) => [quantity, netMinor]),
      [[2, 2_500]],
    );
    const differences = async () => {
      const { data } = await signedQuery(
        billing.url,
        finance,
        `query ($of: ID!) { usageDifferences(filter: { organizationId: $of }) { totalCount edges { node { countedQuantity invoicedQuantity isOpen invoice { id } } } } }`,
        { of: world.organizationId },
      );
      return data.usageDifferences;
    };
    const compare = async () => {
      const row = await billing.db.usageBilling.findUniqueOrThrow({
        where: { id: usageBilling.id },
      });
      await compareUsage(billing.ourselves(), row);
    };
    await compare();
    assert.equal((await differences()).totalCount, 0);
    // Somebody takes back at our side what Stripe has invoiced already.
    const { id: eventId } = await billing.db.usageEvent.findFirstOrThrow({
      where: { lineId: line.lineId },
    });
    await billing.db.usageEvent.update({ where: { id: eventId }, data: { value: 0 } });
    await compare();
    await compare();
    const found = await differences();
    assert.equal(found.totalCount, 1);
    assert.deepEqual(found.edges[0].node, {
      ...{ countedQuantity: 1, invoicedQuantity: 2, isOpen: true },
      invoice: { id: invoice.id },
    });
    const { data } = await signedQuery(
      billing.url,
      member(world.organizationId),
      `query ($id: ID!) { invoice(id: $id) { lines { isExplained evidence { __typename
        ... on UsageEvidence { meter invoicedQuantity countedQuantity lines { lineName quantity } } } } } }`,
      { id: invoice.id },
    );
    const [explained] = data.invoice.lines;
    assert.equal(explained.isExplained, true);
    assert.deepEqual(explained.evidence[0], {
      ...{ __typename: 'UsageEvidence', meter: 'VEHICLE_DAYS' },
      ...{ invoicedQuantity: 2, countedQuantity: 1, lines: [{ lineName: 'Loop', quantity: 1 }] },
    });
    assert.equal(await guardMoney(billing.ourselves(), world.organizationId), null);
    await stripe.invoices.voidInvoice(invoice.stripeInvoiceId);
    await eventually(async () => {
      const row = await billing.db.invoice.findUnique({ where: { id: invoice.id } });
      return row?.state === 'VOID';
    });
    await compare();
    assert.equal((await differences()).totalCount, 0);
  });

  it('refuses what is no price, a customer it does not know, and one without an address', async () => {
    const world = await campaignWorld(test);
    const zero = await start(world.organizationId, { unitPrice: '0' });
    assert.deepEqual(zero.problems[0].path, ['input', 'unitPrice']);
    assert.equal((await start(newId('org'))).__typename, 'NotFound');
    const organizationId = newId('org');
    await billing.transact(async (tx) =>
      tx.emit(
        'organization.created',
        { organizationId, name: 'New', ownerEmail: 'new@x.example' },
        { organizationId },
      ),
    );
    await eventually(() => billing.db.billingAccount.findUnique({ where: { organizationId } }));
    assert.equal((await start(organizationId)).problems[0].code, 'NO_ADDRESS');
  });
});
