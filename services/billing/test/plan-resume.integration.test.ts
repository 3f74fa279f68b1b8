import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import { act, customerWithPlan, stripeOf, tellPlans } from './customers.ts';
import { auditedOf, eventually, member, settled, startTestBilling } from './harness.ts';

const money = '{ amount currency }';
const change = `{ id state action total ${money} dueNow ${money} nextTotal ${money}
  lines { kind amount ${money} } invoice { total ${money} amountPaid ${money} state } }`;
const previewed = `... on PreviewSubscriptionChangeSuccess { change ${change} }
  ... on SubscriptionChangeNotPossible { actions }`;
const confirmed = `... on ConfirmSubscriptionChangeSuccess { change ${change} }`;

describe('a plan that rests', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const { db } = billing;
  const stripe = stripeOf(test);
  before(() => tellPlans(test));

  type Customer = Awaited<ReturnType<typeof customerWithPlan>>;
  const preview = ({ owner, subscription }: Customer, action = 'RESUME') =>
    act(
      test,
      owner,
      'previewSubscriptionChange',
      { subscriptionId: subscription.id, action },
      previewed,
    );
  const confirm = ({ owner }: Customer, changeId: string) =>
    act(test, owner, 'confirmSubscriptionChange', { changeId }, confirmed);
  const read = ({ subscription }: Customer) =>
    db.subscription.findUniqueOrThrow({ where: { id: subscription.id } });
  const paidInvoices = ({ organizationId }: Customer) =>
    db.invoice.count({ where: { organizationId, state: 'PAID' } });
  const auditOf = async ({ subscription }: Customer) => {
    const actions = await auditedOf(test, subscription.id);
    return actions.filter((action) => action.startsWith('subscription'));
  };

  /** Nothing is collected for its plan for now, as after an arrangement with the customer. */
  async function withPausedCollection(more: { cancel_at_period_end?: boolean } = {}) {
    const who = await customerWithPlan(test);
    await stripe.subscriptions.update(who.subscription.stripeSubscriptionId, {
      ...{ pause_collection: { behavior: 'void' }, ...more },
    });
    await eventually(async () => (await read(who)).isCollectionPaused);
    await settled(test);
    return who;
  }

  /** Stripe paused a further plan of his, because its trial ended while nothing could be charged. */
  async function withPausedPlan() {
    const who = await customerWithPlan(test);
    const first = await stripe.subscriptions.retrieve(who.subscription.stripeSubscriptionId);
    const item = first.items.data[0];
    const { id } = await stripe.subscriptions.create({
      customer: String(first.customer),
      items: [{ price: item?.price.id ?? '', quantity: 2 }],
      default_tax_rates: (item?.tax_rates ?? []).map((rate) => rate.id),
      ...{ trial_period_days: 3, metadata: { comped: 'false' } },
      trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
    });
    await control(`subscriptions/${id}/renew`);
    const subscription = await eventually(() =>
      db.subscription.findFirst({ where: { stripeSubscriptionId: id, state: 'PAUSED' } }),
    );
    const method = String(first.default_payment_method);
    await stripe.subscriptions.update(id, { default_payment_method: method });
    await eventually(() =>
      db.subscription.findFirst({
        where: { id: subscription.id, defaultPaymentMethodId: method },
      }),
    );
    await settled(test);
    return { ...who, subscription };
  }

  it('is collected again for nothing now and its whole price next, as the preview says', async () => {
    const who = await withPausedCollection();
    const invoices = await paidInvoices(who);
    const { change: said } = await preview(who);
    assert.deepEqual([said.dueNow.amount, said.lines], ['0.00', []]);
    assert.equal(said.nextTotal.amount, '28.25');
    assert.ok((await read(who)).isCollectionPaused, 'a preview changes nothing');
    assert.equal((await confirm(who, said.id)).change.state, 'DONE');
    assert.ok(!(await read(who)).isCollectionPaused);
    assert.equal(await paidInvoices(who), invoices);
    assert.deepEqual(await auditOf(who), [
      'subscription.change_previewed',
      'subscription.change_confirmed',
    ]);
    const refused = await preview(who);
    assert.equal(refused.__typename, 'SubscriptionChangeNotPossible');
    assert.ok(!refused.actions.includes('RESUME'));
  });

  it('still ends with its period when it was to end, until it is kept', async () => {
    const who = await withPausedCollection({ cancel_at_period_end: true });
    const { change: resuming } = await preview(who);
    assert.equal((await confirm(who, resuming.id)).change.state, 'DONE');
    const rested = await read(who);
    assert.deepEqual([rested.isCollectionPaused, rested.cancelAtPeriodEnd], [false, true]);
    const { change: keeping } = await preview(who, 'KEEP');
    assert.equal((await confirm(who, keeping.id)).change.state, 'DONE');
    const kept = await read(who);
    assert.deepEqual([kept.isCollectionPaused, kept.cancelAtPeriodEnd], [false, false]);
  });

  it('that Stripe paused begins a new period and is charged exactly what the preview said', async () => {
    const who = await withPausedPlan();
    const invoices = await paidInvoices(who);
    const { change: said } = await preview(who);
    assert.deepEqual([said.dueNow.amount, said.total.amount], ['56.50', '56.50']);
    const { change: done } = await confirm(who, said.id);
    assert.equal(done.state, 'DONE');
    assert.deepEqual(done.invoice, { total: said.total, amountPaid: said.dueNow, state: 'PAID' });
    assert.equal((await read(who)).state, 'ACTIVE');
    await settled(test);
    assert.equal(await paidInvoices(who), invoices + 1);
    assert.equal((await confirm(who, said.id)).change.state, 'DONE');
    assert.equal(await paidInvoices(who), invoices + 1, 'confirmed twice, charged once');
    assert.deepEqual(await auditOf(who), [
      'subscription.change_previewed',
      'subscription.change_confirmed',
    ]);
  });

  it('does not count as resumed before Stripe has done it', async () => {
    const who = await withPausedCollection();
    const { change: said } = await preview(who);
    const { stripeSubscriptionId } = who.subscription;
    const path = `/v1/subscriptions/${stripeSubscriptionId}`;
    await control('faults', { kind: 'server_error', method: 'POST', path });
    assert.equal((await confirm(who, said.id)).change.state, 'UNDER_WAY');
    // Something else changes meanwhile, so that the subscription is fetched as it still is.
    await stripe.subscriptions.update(stripeSubscriptionId, { description: 'Meanwhile' });
    await settled(test);
    const waiting = await db.subscriptionChange.findUniqueOrThrow({ where: { id: said.id } });
    assert.equal(waiting.state, 'UNDER_WAY');
    assert.equal((await confirm(who, said.id)).change.state, 'DONE');
    assert.ok(!(await read(who)).isCollectionPaused);
  });

  it('is nobody else’s to resume', async () => {
    const who = await withPausedCollection();
    const { change: said } = await preview(who);
    const stranger = { ...who, owner: member(newId('org')) };
    assert.equal((await preview(stranger)).__typename, 'NotFound');
    assert.equal((await confirm(stranger, said.id)).__typename, 'NotFound');
    assert.ok((await read(who)).isCollectionPaused);
  });
});
