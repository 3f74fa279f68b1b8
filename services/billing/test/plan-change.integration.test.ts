import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { signedQuery } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import {
  act,
  ask,
  customerWithPlan,
  payWithFailingCard,
  stripeOf,
  tellPlans,
  toldPlans,
} from './customers.ts';
import { eventually, member, startTestBilling } from './harness.ts';

const money = '{ amount currency }';
const line = `{ kind planName quantity amount ${money} tax ${money} periodStart periodEnd }`;
const change = `{ id state action sku quantity prorationDate expiresAt
  total ${money} tax ${money} dueNow ${money} credit ${money} nextTotal ${money} nextDate
  lines ${line} nextLines ${line} paymentMethod { last4 }
  invoice { id kind total ${money} tax ${money} amountPaid ${money} state
    lines { explanation isProration net ${money} } } }`;
const previewed = `... on PreviewSubscriptionChangeSuccess { change ${change} }
  ... on SubscriptionChangeNotPossible { actions }`;
const confirmed = `... on ConfirmSubscriptionChangeSuccess { change ${change} }
  ... on SubscriptionChangeOutdated { newChange { id total ${money} } }
  ... on PaymentDeclined { code }`;

describe('a change of a plan', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  before(() => tellPlans(test));

  type Customer = Awaited<ReturnType<typeof customerWithPlan>>;
  const preview = (who: Customer, input: object) =>
    act(
      test,
      who.owner,
      'previewSubscriptionChange',
      { subscriptionId: who.subscription.id, ...input },
      previewed,
    );
  const confirm = ({ owner }: Customer, changeId: string) =>
    act(test, owner, 'confirmSubscriptionChange', { changeId }, confirmed);
  const intentsOf = ({ organizationId }: Customer) =>
    billing.db.stripeIntent.count({ where: { organizationId, kind: 'subscription.change' } });

  it('costs to the cent what its preview said, and its invoice shows the same lines', async () => {
    const who = await customerWithPlan(test);
    const upgrade = await preview(who, { action: 'CHANGE', sku: 'PLAN-PRO', quantity: 2 });
    assert.equal(upgrade.__typename, 'PreviewSubscriptionChangeSuccess', upgrade.message);
    const { change: said } = upgrade;
    assert.deepEqual(
      said.lines.map(({ kind }: { kind: string }) => kind),
      ['UNUSED_TIME', 'REMAINING_TIME'],
    );
    assert.equal(said.lines[1].planName, 'Data plan Pro');
    assert.equal(said.paymentMethod.last4, '4242');
    assert.ok(Number(said.dueNow.amount) > 0);
    assert.equal(said.nextTotal.amount, (2 * 99 * 1.13).toFixed(2));
    const { change: done } = await confirm(who, said.id);
    assert.equal(done.state, 'DONE');
    assert.deepEqual(done.invoice.total, said.total);
    assert.deepEqual(done.invoice.tax, said.tax);
    assert.deepEqual(done.invoice.amountPaid, said.dueNow);
    assert.equal(done.invoice.kind, 'CHANGE');
    assert.deepEqual(
      done.invoice.lines.map(({ net }: { net: object }) => net),
      said.lines.map(({ amount }: { amount: object }) => amount),
    );
    assert.match(
      done.invoice.lines[0].explanation,
      /^Given back, time not used: 1 × Data plan Plus/,
    );
    const row = await billing.db.subscription.findUniqueOrThrow({
      where: { id: who.subscription.id },
    });
    assert.deepEqual([row.sku, row.quantity, row.unitAmountMinor], ['PLAN-PRO', 2, 9_900]);
  });

  it('keeps what a smaller plan gives back as credit and charges nothing', async () => {
    const who = await customerWithPlan(test);
    const { change: said } = await preview(who, { action: 'CHANGE', sku: 'PLAN-BASIC' });
    assert.equal(said.dueNow.amount, '0.00');
    assert.ok(Number(said.credit.amount) > 0);
    const { change: done } = await confirm(who, said.id);
    assert.equal(done.state, 'DONE');
    assert.deepEqual(done.invoice.total, said.total);
    const credit = await eventually(async () => {
      const { billingAccount } = await ask(
        test,
        who.owner,
        `{ billingAccount { credit ${money} } }`,
      );
      return billingAccount.credit;
    });
    assert.deepEqual(credit, said.credit);
  });

  it('ends with the period, is kept after all, and charges nothing for either', async () => {
    const who = await customerWithPlan(test);
    const { change: ending } = await preview(who, { action: 'CANCEL_AT_PERIOD_END' });
    assert.equal(ending.total.amount, '0.00');
    assert.equal(ending.nextTotal, null);
    assert.equal((await confirm(who, ending.id)).change.state, 'DONE');
    const read = () =>
      billing.db.subscription.findUniqueOrThrow({ where: { id: who.subscription.id } });
    assert.ok((await read()).cancelAtPeriodEnd);
    const refused = await preview(who, { action: 'CHANGE', quantity: 5 });
    assert.equal(refused.__typename, 'SubscriptionChangeNotPossible');
    assert.deepEqual(refused.actions, ['KEEP']);
    const { change: keeping } = await preview(who, { action: 'KEEP' });
    assert.equal(keeping.nextTotal.amount, '28.25');
    assert.equal((await confirm(who, keeping.id)).change.state, 'DONE');
    assert.ok(!(await read()).cancelAtPeriodEnd);
  });

  it('is kept after all when it was to end at a date, as its preview says', async () => {
    const who = await customerWithPlan(test);
    const inTenDays = Math.floor(Date.now() / 1_000) + 10 * 86_400;
    await stripeOf(test).subscriptions.update(who.subscription.stripeSubscriptionId, {
      cancel_at: inTenDays,
    });
    const read = () =>
      billing.db.subscription.findUniqueOrThrow({ where: { id: who.subscription.id } });
    await eventually(async () => (await read()).cancelAt !== null);
    const { change: keeping } = await preview(who, { action: 'KEEP' });
    assert.equal(keeping.nextTotal.amount, '28.25');
    assert.equal((await confirm(who, keeping.id)).change.state, 'DONE');
    assert.equal((await read()).cancelAt, null);
  });

  it('takes effect once when two tabs confirm at the same time', async () => {
    const who = await customerWithPlan(test);
    const [one, two] = await Promise.all([
      preview(who, { action: 'CHANGE', quantity: 3 }),
      preview(who, { action: 'CHANGE', quantity: 4 }),
    ]);
    const answers = await Promise.all([
      confirm(who, one.change.id),
      confirm(who, two.change.id),
      confirm(who, one.change.id),
    ]);
    const names = answers.map(({ __typename }) => __typename);
    assert.ok(names.includes('SubscriptionChangeOutdated'), names.join());
    assert.equal(await intentsOf(who), 1);
    const invoices = await billing.db.invoice.count({
      where: { organizationId: who.organizationId, billingReason: 'subscription_update' },
    });
    assert.equal(invoices, 1);
  });

  it('shows a new preview instead of another effect when the price changed meanwhile', async () => {
    const who = await customerWithPlan(test);
    const { change: said } = await preview(who, { action: 'CHANGE', sku: 'PLAN-PRO' });
    const dearer = toldPlans.map((plan) =>
      plan.sku === 'PLAN-PRO'
        ? { ...plan, prices: [{ currency: 'CAD', amountMinor: 12_900 }] }
        : plan,
    );
    await tellPlans(test, dearer);
    const answer = await confirm(who, said.id);
    await tellPlans(test);
    assert.equal(answer.__typename, 'SubscriptionChangeOutdated');
    assert.ok(Number(answer.newChange.total.amount) > Number(said.total.amount));
    assert.equal(await intentsOf(who), 0);
  });

  for (const kind of ['error_after_effect', 'cut_after_effect']) {
    it(`takes effect once when Stripe’s answer is lost: ${kind}`, async () => {
      const who = await customerWithPlan(test);
      const { change: said } = await preview(who, { action: 'CHANGE', quantity: 2 });
      const path = `/v1/subscriptions/${who.subscription.stripeSubscriptionId}`;
      await control('faults', { on: 'request', kind, method: 'POST', path });
      const first = await confirm(who, said.id);
      assert.equal(first.__typename, 'ConfirmSubscriptionChangeSuccess');
      const { change: done } = await confirm(who, said.id);
      assert.equal(done.state, 'DONE');
      assert.deepEqual(done.invoice.total, said.total);
      const invoices = await billing.db.invoice.count({
        where: { organizationId: who.organizationId, billingReason: 'subscription_update' },
      });
      assert.equal(invoices, 1);
    });
  }

  it('changes nothing when the bank refuses the charge', async () => {
    const who = await customerWithPlan(test);
    await payWithFailingCard(test, who);
    const { change: said } = await preview(who, { action: 'CHANGE', quantity: 9 });
    const answer = await confirm(who, said.id);
    assert.equal(answer.__typename, 'PaymentDeclined');
    assert.equal(answer.code, 'card_declined');
    const row = await billing.db.subscription.findUniqueOrThrow({
      where: { id: who.subscription.id },
    });
    assert.equal(row.quantity, 1);
    // Another attempt is another preview, and may be made at once.
    assert.ok((await preview(who, { action: 'CHANGE', quantity: 8 })).change.id);
  });

  it('names what is wrong with the wish', async () => {
    const who = await customerWithPlan(test);
    for (const [input, field] of [
      [{ sku: 'PLAN-NONE' }, 'sku'],
      [{ quantity: 0 }, 'quantity'],
      [{ quantity: 10_001 }, 'quantity'],
      [{ sku: 'PLAN-PLUS', quantity: 1 }, 'quantity'],
    ] as const) {
      const answer = await preview(who, { action: 'CHANGE', ...input });
      assert.equal(answer.__typename, 'InvalidInput', JSON.stringify(input));
      assert.deepEqual(answer.path, ['input', field]);
    }
  });

  it('is nobody else’s to see or to confirm, and needs the scope', async () => {
    const who = await customerWithPlan(test);
    const { change: said } = await preview(who, { action: 'CHANGE', quantity: 2 });
    const stranger = { ...who, owner: member(newId('org')) };
    assert.equal(
      (await preview(stranger, { action: 'CHANGE', quantity: 2 })).__typename,
      'NotFound',
    );
    assert.equal((await confirm(stranger, said.id)).__typename, 'NotFound');
    for (const role of ['MANAGER', 'ANALYST'] as const) {
      const { errors } = await signedQuery(
        billing.url,
        member(who.organizationId, role),
        'mutation ($i: ID!) { confirmSubscriptionChange(input: { changeId: $i }) { __typename } }',
        { i: said.id },
      );
      assert.equal(errors?.[0]?.extensions.code, 'FORBIDDEN', role);
    }
    assert.equal(await intentsOf(who), 0);
  });

  it('waits while the mirror differs from Stripe', async () => {
    const who = await customerWithPlan(test);
    const { change: said } = await preview(who, { action: 'CHANGE', quantity: 2 });
    const now = new Date();
    await billing.db.drift.create({
      data: {
        ...{ id: newId('drf'), category: 'DIFFERENT', objectType: 'invoice', objectId: 'in_1' },
        ...{ organizationId: who.organizationId, fields: [], state: 'OPEN' },
        ...{ foundAt: now, lastSeenAt: now },
      },
    });
    assert.equal((await confirm(who, said.id)).__typename, 'MirrorNotInStep');
    assert.equal(await intentsOf(who), 0);
  });

  it('tells what is charged next, when, and with what', async () => {
    const who = await customerWithPlan(test);
    const { planSubscription } = await ask(
      test,
      who.owner,
      `query ($id: ID!) { planSubscription(id: $id) {
        sku amount ${money} actions paymentMethod { last4 isDefault }
        upcomingInvoice { date total ${money} amountDue ${money} asOf lines ${line} }
        order { id } invoices { id } } }`,
      { id: who.subscription.id },
    );
    assert.equal(planSubscription.sku, 'PLAN-PLUS');
    assert.equal(planSubscription.upcomingInvoice.total.amount, '28.25');
    assert.deepEqual(
      planSubscription.upcomingInvoice.lines.map(({ kind }: { kind: string }) => kind),
      ['NEXT_PERIOD'],
    );
    assert.equal(planSubscription.invoices.length, 1);
    assert.equal(planSubscription.paymentMethod.last4, '4242');
  });

  it('tells every line of what is charged next, also beyond the ten that Stripe answers with', async () => {
    const who = await customerWithPlan(test);
    const stripe = stripeOf(test);
    const { customer } = await stripe.subscriptions.retrieve(who.subscription.stripeSubscriptionId);
    for (let cents = 101; cents <= 112; cents += 1) {
      const item = { amount: cents, currency: 'cad', description: `Mounting ${cents}` };
      await stripe.invoiceItems.create({ customer: String(customer), ...item });
    }
    const { planSubscription } = await ask(
      test,
      who.owner,
      `query ($id: ID!) { planSubscription(id: $id) {
        upcomingInvoice { total ${money} tax ${money} lines ${line} } } }`,
      { id: who.subscription.id },
    );
    const { total, tax, lines } = planSubscription.upcomingInvoice;
    assert.equal(lines.length, 13);
    const sum = lines.reduce(
      (cents: number, one: { amount: { amount: string } }) =>
        cents + Math.round(Number(one.amount.amount) * 100),
      0,
    );
    assert.equal(
      sum + Math.round(Number(tax.amount) * 100),
      Math.round(Number(total.amount) * 100),
    );
  });
});
