import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { member, signedQuery } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { invoiceLine } from '../src/campaign/invoice-line.ts';
import { proposeMakeGoods } from '../src/jobs/propose-make-goods.ts';
import { campaignWorld, day, finance } from './campaign-world.ts';
import { eventually, startTestBilling } from './harness.ts';

const dayMs = 86_400_000;
const other = { ...finance, actorId: newId('usr'), actorName: 'Second Person' };

const requestMutation = `mutation ($input: RequestMakeGoodInput!) { requestMakeGood(input: $input) {
  __typename
  ... on RequestMakeGoodSuccess { makeGood { id state request { id amount { amount } evidence { label value } } } }
  ... on MirrorNotInStep { reason }
  ... on UserError { message path } } }`;
const approveMutation = `mutation ($id: ID!) { approveMoneyRequest(input: { id: $id }) {
  __typename ... on ApproveMoneyRequestSuccess { request { state stripeObjectId refusal } } ... on UserError { message } } }`;

describe('charging a campaign and making it good', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const { stripe } = billing.ourselves().services;
  const ask = async (viewer: typeof finance, query: string, variables: object = {}) => {
    const { data, errors } = await signedQuery(billing.url, viewer, query, { ...variables });
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  const charged = (lineId: string) =>
    eventually(async () => {
      const charge = await billing.db.lineCharge.findUnique({ where: { lineId } });
      return charge?.state === 'INVOICED' ? charge : null;
    }, 60_000);

  /** A line that ran at a fixed price and was invoiced when it started. */
  const invoicedLine = async (over: Record<string, unknown> = {}) => {
    const world = await campaignWorld(test);
    const line = world.line(over);
    await world.tell('line.started', line);
    const charge = await charged(line.lineId);
    const invoice = await eventually(async () => {
      const row = await billing.db.invoice.findUnique({
        where: { stripeInvoiceId: charge.stripeInvoiceId ?? '' },
      });
      return row?.state === 'OPEN' ? row : null;
    });
    return { world, line, charge, invoice };
  };

  /** The line ended two days ago, and what is missing was computed. */
  const ended = async (
    { world, line }: Awaited<ReturnType<typeof invoicedLine>>,
    persons: Record<string, number>,
  ) => {
    const van = await world.deliver(line, persons);
    await billing.transact(async (tx) =>
      tx.emit('line.finished', line, {
        organizationId: world.organizationId,
        occurredAt: new Date(Date.now() - 2 * dayMs),
      }),
    );
    await eventually(async () => {
      const row = await billing.db.campaignLine.findUnique({ where: { lineId: line.lineId } });
      return row?.finishedAt;
    });
    await propose();
    return van;
  };

  const propose = () =>
    proposeMakeGoods.handler(
      {},
      billing.ourselves() as unknown as Parameters<typeof proposeMakeGoods.handler>[1],
    );

  it('invoices a line once when it starts, with its taxes, and explains the invoice by it', async () => {
    const { world, line, invoice } = await invoicedLine({ guaranteedOts: 40_000 });
    await world.deliver(line, { [day(-5)]: 900 });
    await world.tell('line.started', line);
    await invoiceLine(billing.ourselves(), line.lineId);
    assert.deepEqual([invoice.totalMinor, invoice.taxMinor], [113_000, 13_000]);
    const drafts = await stripe.invoices.list({ limit: 100 });
    const own = drafts.data.filter(({ metadata }) => metadata?.line_id === line.lineId);
    assert.equal(own.length, 1);
    const data = await ask(
      member(world.organizationId),
      `query ($id: ID!) { invoice(id: $id) { lines { description isExplained evidence { __typename
        ... on CampaignEvidence { campaignName lineName vehicles guaranteedImpressions
          delivered { impressions level methodVersion coverage vehicleDays days } }
        ... on TaxEvidence { taxName jurisdiction rate base { amount } amount { amount } recomputedTax { amount } } } } } }`,
      { id: invoice.id },
    );
    const french = await ask(
      { ...member(world.organizationId), locale: 'fr' },
      'query ($id: ID!) { invoice(id: $id) { kind lines { description explanation } } }',
      { id: invoice.id },
    );
    assert.equal(french.invoice.kind, 'CAMPAIGN');
    const [told] = french.invoice.lines;
    assert.match(told.description, /^Campaign “Autumn”/);
    assert.match(
      told.explanation,
      /^Campagne «\u00a0Autumn\u00a0», Loop\u00a0: .* 2\u00a0véhicules$/,
    );
    const [explained] = data.invoice.lines;
    assert.match(explained.description, /^Campaign “Autumn”, Loop: .* 2 vehicles$/);
    assert.deepEqual(explained.evidence, [
      {
        ...{ __typename: 'CampaignEvidence', campaignName: 'Autumn', lineName: 'Loop' },
        ...{ vehicles: 2, guaranteedImpressions: 40_000 },
        delivered: {
          ...{ impressions: '900.000000', level: 'OTS', methodVersion: 'truckside-1' },
          ...{ coverage: '0.900000', vehicleDays: 1, days: 1 },
        },
      },
      {
        ...{
          __typename: 'TaxEvidence',
          taxName: 'HST ON',
          jurisdiction: 'CA-ON',
          rate: '13.000000',
        },
        ...{ base: { amount: '1000.00' }, amount: { amount: '130.00' } },
        recomputedTax: { amount: '130.00' },
      },
    ]);
  });

  for (const path of ['/v1/invoices', '/v1/invoiceitems']) {
    for (const kind of ['error_after_effect', 'cut_after_effect']) {
      it(`invoices a line once although an answer is lost: ${kind} on ${path}`, async () => {
        const world = await campaignWorld(test);
        const line = world.line();
        await control('faults', { kind, method: 'POST', path });
        await world.tell('line.started', line);
        const { stripeInvoiceId } = await charged(line.lineId);
        const all = await stripe.invoices.list({ limit: 100 });
        const own = all.data.filter(({ metadata }) => metadata?.line_id === line.lineId);
        assert.deepEqual(
          own.map(({ id, status, total }) => [id, status, total]),
          [[stripeInvoiceId, 'open', 113_000]],
        );
      });
    }
  }

  it('tells what a campaign cost by month and per thousand, and nothing of it to a stranger', async () => {
    const { world, line } = await invoicedLine();
    await world.deliver(line, { [day(-5)]: 40_000, [day(-4)]: 10_000 });
    const query = `query ($of: ID) { campaignSpending(filter: { organizationId: $of }) { campaignCount totals { amount currency }
      campaigns { campaignName spent { amount } lines { amount } usage { amount } credited { amount } booked { amount }
        months { month spent { amount } } cpm { amount } delivered { impressions level asOf } } } }`;
    const { campaignSpending } = await ask(member(world.organizationId), query);
    const [spending] = campaignSpending.campaigns;
    assert.deepEqual(campaignSpending.totals, [{ amount: '1000.00', currency: 'CAD' }]);
    assert.deepEqual(
      [spending.spent, spending.lines, spending.usage, spending.credited, spending.booked].map(
        ({ amount }) => amount,
      ),
      ['1000.00', '1000.00', '0.00', '0.00', '0.00'],
    );
    assert.equal(spending.cpm.amount, '20.00');
    assert.equal(spending.delivered.impressions, '50000.000000');
    const hidden = await ask(member(newId('org')), query, { of: world.organizationId });
    assert.equal(hidden.campaignSpending.campaignCount, 0);
  });

  it('credits a shortfall once, after a second person agreed, and shows it to the customer', async () => {
    const begun = await invoicedLine({ guaranteedOts: 40_000 });
    const { world, line, invoice } = begun;
    await ended(begun, { [day(-5)]: 20_000, [day(-4)]: 10_000 });
    await propose();
    const makeGood = await billing.db.makeGood.findUniqueOrThrow({
      where: { lineId: line.lineId },
    });
    assert.deepEqual(
      [makeGood.state, makeGood.creditMinor, makeGood.extensionDays, makeGood.shortfallMicro],
      ['PROPOSED', 25_000, 1, 250_000],
    );
    const input = { id: makeGood.id, remedy: 'CREDIT', reason: 'Under-delivered' };
    const asked = (await ask(finance, requestMutation, { input })).requestMakeGood;
    assert.equal(asked.__typename, 'RequestMakeGoodSuccess', asked.message);
    assert.equal(asked.makeGood.request.amount.amount, '250.00');
    const labels = asked.makeGood.request.evidence.map(({ label }: { label: string }) => label);
    for (const label of ['Guaranteed OTS', 'Delivered OTS', 'Method', 'As of', 'Coverage']) {
      assert.ok(labels.includes(label), label);
    }
    const again = (await ask(finance, requestMutation, { input })).requestMakeGood;
    assert.equal(again.__typename, 'RefusedTransition');
    const id = asked.makeGood.request.id;
    const self = (await ask(finance, approveMutation, { id })).approveMoneyRequest;
    assert.equal(self.__typename, 'SameStaffMember');
    await control('faults', {
      ...{ kind: 'error_after_effect', method: 'POST', path: '/v1/credit_notes' },
    });
    await ask(other, approveMutation, { id });
    await eventually(async () => {
      const row = await billing.db.makeGood.findUnique({ where: { id: makeGood.id } });
      return row?.state === 'CREDITED';
    }, 60_000);
    const notes = await stripe.creditNotes.list({ invoice: invoice.stripeInvoiceId });
    assert.deepEqual(
      notes.data.map(({ total, subtotal }) => [subtotal, total]),
      [[25_000, 28_250]],
    );
    const seen = await ask(
      member(world.organizationId),
      `{ makeGoods { totalCount edges { node { state note creditNoteId credit { amount } guaranteedImpressions deliveredImpressions } } }
        campaignSpending { campaigns { spent { amount } credited { amount } } } }`,
    );
    const { creditNoteId, ...node } = seen.makeGoods.edges[0].node;
    assert.match(creditNoteId, /^cn_/);
    assert.deepEqual(node, {
      ...{ state: 'CREDITED', note: null, credit: { amount: '250.00' } },
      ...{ guaranteedImpressions: 40_000, deliveredImpressions: '30000.000000' },
    });
    assert.deepEqual(seen.campaignSpending.campaigns, [
      { spent: { amount: '750.00' }, credited: { amount: '250.00' } },
    ]);
  });

  it('follows the figures until somebody decides, and withdraws what is missing no more', async () => {
    const begun = await invoicedLine({ guaranteedOts: 40_000 });
    const { world, line } = begun;
    const van = await ended(begun, { [day(-5)]: 20_000 });
    const stateOf = async () =>
      (await billing.db.makeGood.findUniqueOrThrow({ where: { lineId: line.lineId } })).state;
    assert.equal(await stateOf(), 'PROPOSED');
    await world.deliver(line, { [day(-5)]: 39_000 }, { ...van, revision: 2 });
    await propose();
    assert.equal(await stateOf(), 'WITHDRAWN');
    await world.deliver(line, { [day(-5)]: 30_000 }, { ...van, revision: 3 });
    await propose();
    assert.equal(await stateOf(), 'PROPOSED');
  });

  it('proposes what a stopped line is short of as soon as that is settled', async () => {
    const { world, line } = await invoicedLine();
    const occurredAt = new Date(Date.now() - 2 * dayMs);
    await billing.transact(async (tx) =>
      tx.emit(
        'line.stopped',
        { ...line, stoppedAt: occurredAt.toISOString(), reason: 'Withdrawn' },
        { organizationId: world.organizationId, occurredAt },
      ),
    );
    const makeGood = await eventually(
      () => billing.db.makeGood.findUnique({ where: { lineId: line.lineId } }),
      60_000,
    );
    assert.deepEqual([makeGood.state, makeGood.reason], ['PROPOSED', 'STOPPED']);
  });

  it('asks campaigns for more days once they are approved, and hears what came of it', async () => {
    const begun = await invoicedLine({ guaranteedOts: 40_000 });
    const { world, line } = begun;
    await ended(begun, { [day(-5)]: 10_000 });
    const { id } = await billing.db.makeGood.findUniqueOrThrow({ where: { lineId: line.lineId } });
    const extend = async () => {
      const input = { id, remedy: 'EXTENSION', reason: 'The customer wants days' };
      const asked = (await ask(finance, requestMutation, { input })).requestMakeGood;
      assert.equal(asked.__typename, 'RequestMakeGoodSuccess', asked.message);
      await ask(other, approveMutation, { id: asked.makeGood.request.id });
      const told = await billing.db.outboxEvent.findMany({ where: { name: 'make_good.approved' } });
      return told
        .map(({ payload }) => payload as { makeGoodId: string; lineId: string; days: number })
        .filter(({ makeGoodId }) => makeGoodId === id);
    };
    assert.deepEqual(await extend(), [{ makeGoodId: id, lineId: line.lineId, days: 3 }]);
    const answer = (newLineId: string | null, days: [string, string] | [null, null]) =>
      billing.transact(async (tx) =>
        tx.emit(
          'make_good.answered',
          { makeGoodId: id, lineId: line.lineId, newLineId, startDate: days[0], endDate: days[1] },
          { organizationId: world.organizationId },
        ),
      );
    const becomes = (state: string) =>
      eventually(async () => {
        const row = await billing.db.makeGood.findUniqueOrThrow({ where: { id } });
        return row.state === state ? row : null;
      });
    await answer(null, [null, null]);
    assert.equal((await becomes('PROPOSED')).note, 'NO_FREE_DAYS');
    assert.equal((await extend()).length, 2);
    const newLineId = newId('lin');
    await answer(newLineId, [day(3), day(5)]);
    assert.equal((await becomes('EXTENDED')).newLineId, newLineId);
    const sister = world.line({ lineId: newLineId, priceMinor: 0, makeGoodOf: line.lineId });
    await world.tell('line.started', sister);
    await eventually(async () => {
      const row = await billing.db.campaignLine.findUnique({ where: { lineId: newLineId } });
      return row?.basis === 'FIXED';
    });
    assert.equal(await billing.db.lineCharge.count({ where: { lineId: newLineId } }), 0);
  });

  it('makes nothing good while the mirror is in doubt, and hides it from who has no scope', async () => {
    const begun = await invoicedLine({ guaranteedOts: 40_000 });
    const { world, line } = begun;
    await ended(begun, { [day(-5)]: 10_000 });
    const { id } = await billing.db.makeGood.findUniqueOrThrow({ where: { lineId: line.lineId } });
    const now = new Date();
    await billing.db.drift.create({
      data: {
        ...{ id: newId('drf'), category: 'DIFFERENT', objectType: 'invoice', objectId: 'in_x' },
        ...{ organizationId: world.organizationId, fields: [], state: 'OPEN' },
        ...{ foundAt: now, lastSeenAt: now },
      },
    });
    const input = { id, remedy: 'CREDIT', reason: 'x' };
    const held = (await ask(finance, requestMutation, { input })).requestMakeGood;
    assert.deepEqual([held.__typename, held.reason], ['MirrorNotInStep', 'DRIFT']);
    await assert.rejects(
      ask(member(world.organizationId) as typeof finance, requestMutation, { input }),
      /FORBIDDEN/,
    );
    const hidden = await ask(
      member(newId('org')),
      `query ($id: ID!) { makeGood(id: $id) { id } }`,
      {
        id,
      },
    );
    assert.equal(hidden.makeGood, null);
  });
});
