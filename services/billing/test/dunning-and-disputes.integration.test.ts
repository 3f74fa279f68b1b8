import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import { followPlan } from '../src/dunning/follow-plan.ts';
import { anna, ask, bruno, mutate, paidOrder, stripeOf } from './finance.ts';
import { eventually, member, settled, startTestBilling } from './harness.ts';

const dayMs = 86_400_000;

describe('invoices that are not paid', async () => {
  const test = await startTestBilling();
  const { billing } = test;
  const stripe = stripeOf(test);

  /** The plan is followed as if this many days had passed since the invoice was due. */
  const follow = (now: Date) =>
    followPlan({
      ...billing,
      now: () => now,
      transact: (work) => billing.transact((tx) => work({ ...tx, now })),
    });
  const actionsOf = (invoiceId: string) =>
    billing.db.dunningAction.findMany({
      where: { invoiceId },
      orderBy: [{ afterDays: 'asc' }, { kind: 'asc' }],
    });
  const reminders = async (invoiceId: string) => {
    const rows = await billing.db.outboxEvent.findMany({ where: { name: 'dunning.reminded' } });
    return rows.filter(({ payload }) => (payload as { invoiceId: string }).invoiceId === invoiceId);
  };

  /** A customer's open invoice; with a data plan it is one of its renewals that failed. */
  async function openInvoice() {
    const organizationId = newId('org');
    await billing.transact(async (tx) => {
      const created = { organizationId, name: 'Northway', ownerEmail: 'anna@northway.example' };
      tx.emit('organization.created', created, { organizationId });
    });
    await eventually(() => billing.db.billingAccount.findUnique({ where: { organizationId } }));
    const drafted = await mutate(
      test,
      anna,
      'draftInvoice',
      {
        ...{ organizationId, currency: 'CAD', dueDays: 10 },
        lines: [{ description: 'Mounting', quantity: 1, unitPrice: '100.00' }],
      },
      'invoice { id }',
    );
    assert.equal(drafted.__typename, 'DraftInvoiceSuccess', drafted.message);
    const { id } = drafted.invoice;
    await mutate(test, anna, 'sendInvoice', { id });
    const invoice = await billing.db.invoice.findUniqueOrThrow({ where: { id } });
    const dueAt = invoice.dueAt ?? new Date(0);
    return { ...invoice, organizationId, after: (days: number) => new Date(+dueAt + days * dayMs) };
  }

  it('takes each step once, tells what comes next, and proposes the write-off to people', async () => {
    const invoice = await openInvoice();
    await follow(invoice.after(0));
    assert.deepEqual(await actionsOf(invoice.id), []);
    await Promise.all([follow(invoice.after(3)), follow(invoice.after(3))]);
    await follow(invoice.after(4));
    assert.deepEqual(
      (await actionsOf(invoice.id)).map(({ kind, outcome }) => [kind, outcome]),
      [
        ['NOTICE', 'TAKEN'],
        ['MAIL', 'TAKEN'],
      ],
    );
    const [mail, ...more] = await reminders(invoice.id);
    assert.equal(more.length, 0);
    const told = mail?.payload as Record<string, unknown>;
    assert.deepEqual([told.overdueDays, told.nextKind, told.amountDueMinor], [3, 'MAIL', 10_000]);
    assert.deepEqual(told.recipients, [{ email: 'anna@northway.example', locale: 'en' }]);
    await follow(invoice.after(61));
    await follow(invoice.after(62));
    const kinds = (await actionsOf(invoice.id)).map(({ kind, outcome }) => `${kind} ${outcome}`);
    // A one-off invoice has no data plan that could rest.
    assert.deepEqual(kinds.slice(2), ['MAIL TAKEN', 'PAUSE SKIPPED', 'WRITE_OFF TAKEN']);
    const [proposal, ...others] = await billing.db.moneyRequest.findMany({
      where: { invoiceId: invoice.id, kind: 'WRITE_OFF' },
    });
    assert.deepEqual([proposal?.state, others.length], ['REQUESTED', 0]);
    await mutate(test, anna, 'approveMoneyRequest', { id: proposal?.id });
    const row = await billing.db.invoice.findUniqueOrThrow({ where: { id: invoice.id } });
    assert.equal(row.state, 'UNCOLLECTIBLE');
  });

  it('stops when the invoice is paid', async () => {
    const invoice = await openInvoice();
    await follow(invoice.after(3));
    await mutate(test, anna, 'markInvoicePaid', { id: invoice.id, reason: 'Transfer.' });
    await follow(invoice.after(30));
    assert.equal((await actionsOf(invoice.id)).length, 2);
    assert.equal((await reminders(invoice.id)).length, 1);
  });

  it('writes one mail when it comes late, and leaves the earlier one out', async () => {
    const invoice = await openInvoice();
    await follow(invoice.after(15));
    assert.equal((await reminders(invoice.id)).length, 1);
    assert.deepEqual(
      (await actionsOf(invoice.id)).map(({ afterDays, outcome }) => [afterDays, outcome]),
      [
        [1, 'TAKEN'],
        [3, 'SKIPPED'],
        [10, 'TAKEN'],
      ],
    );
  });

  it('lets a data plan rest and go on when its invoice is paid', async () => {
    const { organizationId } = await paidOrder(test);
    const plan = await billing.db.subscription.findFirstOrThrow({ where: { organizationId } });
    const invoice = await openInvoice();
    await billing.db.invoice.update({
      where: { id: invoice.id },
      data: { organizationId, stripeSubscriptionId: plan.stripeSubscriptionId },
    });
    await follow(invoice.after(21));
    const resting = await stripe.subscriptions.retrieve(plan.stripeSubscriptionId);
    assert.equal(resting.pause_collection?.behavior, 'keep_as_draft');
    await follow(invoice.after(22));
    await billing.db.invoice.update({ where: { id: invoice.id }, data: { state: 'PAID' } });
    await follow(invoice.after(23));
    const running = await stripe.subscriptions.retrieve(plan.stripeSubscriptionId);
    assert.equal(running.pause_collection, null);
    const [pause] = (await actionsOf(invoice.id)).filter(({ kind }) => kind === 'PAUSE');
    assert.ok(pause?.undoneAt);
  });

  it('changes the plan in its present version, and refuses a pause that no mail announces', async () => {
    const query = '{ dunningPlan { version isActive steps { afterDays kind } } }';
    const { dunningPlan: before } = await ask(test, anna, query);
    const change = (input: Record<string, unknown>) =>
      mutate(
        test,
        anna,
        'updateDunningPlan',
        { version: before.version, isActive: true, steps: before.steps, ...input },
        'plan { version isActive steps { afterDays kind } }',
      );
    const pause = { afterDays: 2, kind: 'PAUSE' };
    const untold = await change({ steps: [pause, { afterDays: 3, kind: 'MAIL' }] });
    assert.deepEqual(
      [untold.__typename, untold.path],
      ['InvalidInput', ['input', 'steps', '0', 'afterDays']],
    );
    const twice = await change({ steps: [before.steps[0], before.steps[0]] });
    assert.deepEqual(
      [twice.__typename, twice.path],
      ['InvalidInput', ['input', 'steps', '1', 'afterDays']],
    );
    const changed = await change({ isActive: false });
    assert.deepEqual([changed.plan.version, changed.plan.isActive], [before.version + 1, false]);
    assert.equal((await change({})).__typename, 'StaleVersion');
    const invoice = await openInvoice();
    await follow(invoice.after(5));
    assert.deepEqual(await actionsOf(invoice.id), []);
  });

  it('tells the customer what happens next, and nobody else', async () => {
    const invoice = await openInvoice();
    await billing.db.dunningPlan.updateMany({ data: { isActive: true } });
    await billing.db.invoice.update({
      where: { id: invoice.id },
      data: { dueAt: new Date(Date.now() - 2 * dayMs) },
    });
    const query = `query ($id: ID!) { invoice(id: $id) {
      overdueSince nextStep { kind at } dunning { kind } } }`;
    const own = await ask(test, member(invoice.organizationId), query, { id: invoice.id });
    assert.equal(own.invoice.nextStep.kind, 'NOTICE');
    const other = await ask(test, member(newId('org')), query, { id: invoice.id });
    assert.equal(other.invoice, null);
    const late = await ask(
      test,
      anna,
      'query ($id: ID!) { financeAccount(id: $id) { overdue { amount } due { amount } overdueSince } }',
      { id: invoice.organizationId },
    );
    assert.deepEqual(late.financeAccount.overdue, [{ amount: '100.00' }]);
  });
});

describe('disputes', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const stripe = stripeOf(test);
  const fields = `dispute { id state submissionCount evidence { field value isFile }
    allowedActions suggestions { field value } } isPending`;

  async function disputed(reason = 'product_not_received') {
    const order = await paidOrder(test);
    const { latest_charge: charge } = await stripe.paymentIntents.retrieve(
      order.payment.stripePaymentIntentId,
    );
    const opened = await control(`charges/${charge}/dispute`, { reason });
    assert.equal(opened.status, 200, await opened.clone().text());
    const dispute = await eventually(() =>
      billing.db.dispute.findFirst({ where: { paymentId: order.payment.id } }),
    );
    await settled(test);
    return { ...order, dispute };
  }

  const text = (field: string, value: string) => ({ field, value });

  it('suggests what is known of the order, keeps a draft, and sends it once', async () => {
    const { dispute, orderId, organizationId } = await disputed();
    await billing.transact(async (tx) => {
      const parcel = {
        ...{ shipmentId: newId('shp'), shipmentVersion: 9, orderId, status: 'DELIVERED' as const },
        ...{ carrier: 'CANADA_POST', trackingNumber: '7023210039414604', trackingUrl: null },
        ...{ estimatedDeliveryAt: null, lines: [], happenedAt: '2026-11-20T15:00:00.000Z' },
      };
      tx.emit('shipment.delivered', parcel, { organizationId });
    });
    await eventually(() => billing.db.orderParcel.findFirst({ where: { orderId } }));
    const query = `query ($id: ID!) { dispute(id: $id) { state reason evidenceDueAt
      suggestions { field value } order { id } amount { amount } } }`;
    const { dispute: seen } = await ask(test, anna, query, { id: dispute.stripeDisputeId });
    assert.deepEqual([seen.state, seen.amount.amount], ['NEEDS_RESPONSE', '338.98']);
    assert.ok(seen.evidenceDueAt);
    const known = new Map(
      seen.suggestions.map((one: { field: string; value: string }) => [one.field, one.value]),
    );
    assert.equal(known.get('shipping_tracking_number'), '7023210039414604');
    assert.equal(known.get('shipping_date'), '2026-11-20');
    assert.match(String(known.get('product_description')), /2 × Sensor kit/);

    const evidence = [text('shipping_tracking_number', '7023210039414604')];
    const saved = await mutate(
      test,
      anna,
      'saveDisputeEvidence',
      { id: dispute.id, evidence },
      fields,
    );
    assert.deepEqual(saved.dispute.evidence, [
      { field: 'shipping_tracking_number', value: '7023210039414604', isFile: false },
    ]);
    assert.equal(saved.dispute.submissionCount, 0);
    const fault = { on: 'request', kind: 'cut_after_effect', method: 'POST' };
    await control('faults', { ...fault, path: `/v1/disputes/${dispute.stripeDisputeId}` });
    const more = { id: dispute.id, evidence: [text('customer_name', 'Anna Roy')] };
    const sent = await mutate(test, anna, 'submitDisputeEvidence', more, fields);
    assert.equal(sent.__typename, 'SubmitDisputeEvidenceSuccess', sent.message);
    await eventually(async () => {
      const row = await billing.db.dispute.findUnique({ where: { id: dispute.id } });
      return row?.state === 'UNDER_REVIEW';
    }, 60_000);
    const atStripe = await stripe.disputes.retrieve(dispute.stripeDisputeId);
    assert.equal(atStripe.evidence_details.submission_count, 1);
    assert.equal(atStripe.evidence.customer_name, 'Anna Roy');
    const again = await mutate(test, anna, 'submitDisputeEvidence', more, fields);
    assert.equal(again.__typename, 'RefusedTransition');
  });

  it('hands a file to Stripe and keeps it with the evidence', async () => {
    const { dispute } = await disputed();
    const body = Buffer.from('%PDF-1.4 proof');
    const start = { id: dispute.id, contentType: 'application/pdf', sizeBytes: body.length };
    const opened = await mutate(test, anna, 'startDisputeFile', start, 'url uploadId');
    const put = await fetch(opened.url, {
      ...{ method: 'PUT', body, headers: { 'content-type': 'application/pdf' } },
    });
    assert.equal(put.status, 200);
    const attach = { id: dispute.id, field: 'shipping_documentation', fileName: 'proof.pdf' };
    const missing = await mutate(
      test,
      anna,
      'attachDisputeFile',
      { ...attach, uploadId: newId('dsp') },
      fields,
    );
    assert.equal(missing.__typename, 'NotFound');
    const kept = await mutate(
      test,
      anna,
      'attachDisputeFile',
      { ...attach, uploadId: opened.uploadId },
      fields,
    );
    assert.equal(kept.__typename, 'AttachDisputeFileSuccess', kept.message);
    const [file] = kept.dispute.evidence;
    assert.deepEqual([file.field, file.isFile], ['shipping_documentation', true]);
    const stored = await stripe.files.retrieve(file.value);
    assert.deepEqual([stored.filename, stored.size], ['proof.pdf', body.length]);
    for (const [input, path] of [
      [{ ...start, contentType: 'text/html' }, ['input', 'contentType']],
      [{ ...start, sizeBytes: 9_000_000 }, ['input', 'sizeBytes']],
    ] as const) {
      const refused = await mutate(test, anna, 'startDisputeFile', input);
      assert.deepEqual([refused.__typename, refused.path], ['InvalidInput', path]);
    }
  });

  it('accepts a dispute as lost, with a reason, and not while the mirror is in doubt', async () => {
    const { dispute, organizationId } = await disputed();
    const accept = (reason: string) =>
      mutate(test, bruno, 'acceptDispute', { id: dispute.id, reason }, fields);
    assert.deepEqual((await accept(' ')).path, ['input', 'reason']);
    const id = newId('drf');
    await billing.db.drift.create({
      data: {
        ...{ id, category: 'DIFFERENT', objectType: 'invoice', objectId: 'in_x', organizationId },
        ...{ fields: [], state: 'OPEN', foundAt: new Date(), lastSeenAt: new Date() },
      },
    });
    assert.equal((await accept('The parcel is lost.')).__typename, 'MirrorNotInStep');
    await billing.db.drift.update({ where: { id }, data: { state: 'CLOSED' } });
    const lost = await accept('The parcel is lost.');
    assert.deepEqual([lost.dispute?.state, lost.dispute?.allowedActions], ['LOST', []]);
  });

  it('refuses evidence that Stripe does not know, by its place', async () => {
    const { dispute } = await disputed();
    const evidence = [text('customer_name', 'Anna'), text('enhanced_evidence', '{}')];
    const refused = await mutate(test, anna, 'saveDisputeEvidence', { id: dispute.id, evidence });
    assert.deepEqual(
      [refused.__typename, refused.path],
      ['InvalidInput', ['input', 'evidence', '1', 'field']],
    );
    const empty = { id: dispute.id, evidence: [] };
    const nothing = await mutate(test, anna, 'submitDisputeEvidence', empty);
    assert.deepEqual([nothing.__typename, nothing.path], ['InvalidInput', ['input', 'evidence']]);
  });
});
