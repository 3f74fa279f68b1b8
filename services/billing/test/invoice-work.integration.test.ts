import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import { ensureCustomer } from '../src/account/ensure-customer.ts';
import { carryOut } from '../src/intent/carry-out.ts';
import { anna, ask, bruno, mutate, paidOrder, stripeOf } from './finance.ts';
import { eventually, member, settled, startTestBilling } from './harness.ts';

const invoiceFields =
  'id state number total { amount } tax { amount } amountDue { amount } allowedActions';

describe('invoices by staff', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const stripe = stripeOf(test);

  /** A customer that billing knows and Stripe has. */
  async function customer() {
    const organizationId = newId('org');
    await billing.transact(async (tx) => {
      const created = { organizationId, name: 'Northway', ownerEmail: 'anna@northway.example' };
      tx.emit('organization.created', created, { organizationId });
    });
    const account = await eventually(() =>
      billing.db.billingAccount.findUnique({ where: { organizationId } }),
    );
    await ensureCustomer({ ...billing, now: () => new Date() }, account);
    return organizationId;
  }

  const draft = async (organizationId: string, changes: Record<string, unknown> = {}) =>
    mutate(
      test,
      anna,
      'draftInvoice',
      {
        ...{ organizationId, currency: 'CAD', dueDays: 30, purchaseOrderNumber: 'PO-77' },
        lines: [
          { description: 'Mounting on a van', quantity: 3, unitPrice: '120.00' },
          { description: 'Travel', quantity: 1, unitPrice: '45.50', isTaxed: false },
        ],
        taxPlace: { country: 'CA', region: 'QC' },
        memo: 'As agreed on the phone.',
        ...changes,
      },
      `invoice { ${invoiceFields} }`,
    );
  const act = (name: string, id: string, more: Record<string, unknown> = {}, viewer = anna) =>
    mutate(test, viewer, name, { id, ...more }, `invoice { ${invoiceFields} } isPending`);
  const sent = async (organizationId: string, changes: Record<string, unknown> = {}) => {
    const { invoice } = await draft(organizationId, changes);
    return (await act('sendInvoice', invoice.id)).invoice;
  };
  const why = { reason: 'Issued for the wrong month.' };

  it('drafts with the taxes of the province, line by line, then sends with a number', async () => {
    const organizationId = await customer();
    const drafted = await draft(organizationId);
    assert.equal(drafted.__typename, 'DraftInvoiceSuccess', drafted.message);
    const { invoice } = drafted;
    // 360.00 at 5 % and 9.975 %, each rounded for itself; travel is not taxed.
    assert.deepEqual(
      [invoice.state, invoice.total.amount, invoice.tax.amount],
      ['DRAFT', '459.41', '53.91'],
    );
    assert.deepEqual(invoice.allowedActions, ['SEND', 'DELETE']);
    const open = await act('sendInvoice', invoice.id);
    assert.equal(open.invoice.state, 'OPEN');
    assert.ok(open.invoice.number);
    const row = await billing.db.invoice.findUniqueOrThrow({ where: { id: invoice.id } });
    const made = await stripe.invoices.retrieve(row.stripeInvoiceId);
    assert.equal(made.custom_fields?.[0]?.value, 'PO-77');
    assert.equal(made.description, 'As agreed on the phone.');
    assert.equal((await act('sendInvoice', invoice.id)).__typename, 'SendInvoiceSuccess');
  });

  for (const [kind, path] of [
    ['error_after_effect', '/v1/invoices'],
    ['cut_after_effect', '/v1/invoices'],
    ['error_after_effect', '/v1/invoiceitems'],
    ['cut_after_effect', '/v1/invoiceitems'],
  ]) {
    it(`makes one whole draft when Stripe's answer is lost: ${kind} at ${path}`, async () => {
      const organizationId = await customer();
      await control('faults', { on: 'request', kind, method: 'POST', path });
      const drafted = await draft(organizationId);
      assert.equal(drafted.__typename, 'DraftInvoiceSuccess', drafted.message);
      // What the job does after a while, sooner.
      const intent = await billing.db.stripeIntent.findFirstOrThrow({
        where: { organizationId, kind: 'invoice.draft' },
      });
      const invoice = await eventually(async () => {
        await carryOut({ ...billing, now: () => new Date() }, intent.id);
        const row = await billing.db.invoice.findFirst({
          where: { organizationId },
          include: { lines: true },
        });
        return row?.lines.length === 2 && row.totalMinor === 45_941 && row;
      }, 60_000);
      assert.equal(await billing.db.invoice.count({ where: { organizationId } }), 1);
      assert.equal(invoice.lines.length, 2);
    });
  }

  it('refuses each wrong field by name and drafts nothing', async () => {
    const organizationId = await customer();
    const line = { description: 'Mounting', quantity: 1, unitPrice: '10.00' };
    const kinds: [Record<string, unknown>, string[]][] = [
      [{ lines: [] }, ['input', 'lines']],
      [{ lines: [{ ...line, quantity: 0 }] }, ['input', 'lines', '0', 'quantity']],
      [{ lines: [{ ...line, unitPrice: '-1.00' }] }, ['input', 'lines', '0', 'unitPrice']],
      [{ lines: [{ ...line, unitPrice: '1.005' }] }, ['input', 'lines', '0', 'unitPrice']],
      [{ lines: [{ ...line, unitPrice: '0' }] }, ['input', 'lines']],
      [{ lines: [{ ...line, description: ' ' }] }, ['input', 'lines', '0', 'description']],
      [{ currency: 'JPY' }, ['input', 'currency']],
      [{ taxPlace: { country: 'CA', region: 'ZZ' } }, ['input', 'taxPlace', 'region']],
      [{ dueDays: -1 }, ['input', 'dueDays']],
    ];
    for (const [changes, path] of kinds) {
      const refused = await draft(organizationId, changes);
      assert.deepEqual([refused.__typename, refused.path], ['InvalidInput', path]);
    }
    assert.equal((await draft(newId('org'))).__typename, 'NotFound');
    assert.equal(await billing.db.invoice.count({ where: { organizationId } }), 0);
  });

  it('deletes a draft and nothing else', async () => {
    const organizationId = await customer();
    const { invoice } = await draft(organizationId);
    const gone = await mutate(test, anna, 'deleteDraftInvoice', { id: invoice.id }, 'id isPending');
    assert.deepEqual([gone.__typename, gone.isPending], ['DeleteDraftInvoiceSuccess', false]);
    assert.equal(await billing.db.invoice.count({ where: { organizationId } }), 0);
    const open = await sent(organizationId);
    const refused = await mutate(test, anna, 'deleteDraftInvoice', { id: open.id }, 'id');
    assert.equal(refused.__typename, 'RefusedTransition');
  });

  it('voids an open invoice and never a paid one', async () => {
    const open = await sent(await customer());
    const gone = await act('voidInvoice', open.id, why);
    assert.deepEqual([gone.invoice.state, gone.invoice.allowedActions], ['VOID', []]);
    assert.equal((await act('voidInvoice', open.id, why)).__typename, 'RefusedTransition');
    const { invoice } = await paidOrder(test);
    assert.equal(
      (await act('voidInvoice', invoice?.id ?? '', why)).__typename,
      'RefusedTransition',
    );
    const blank = await act('voidInvoice', open.id, { reason: ' ' });
    assert.deepEqual([blank.__typename, blank.path], ['InvalidInput', ['input', 'reason']]);
  });

  it('moves nothing while a difference to Stripe is open, and says which', async () => {
    const organizationId = await customer();
    const open = await sent(organizationId);
    const drift = newId('drf');
    await billing.db.drift.create({
      data: {
        ...{ id: drift, category: 'DIFFERENT', objectType: 'invoice', objectId: 'in_x' },
        ...{ organizationId, fields: [], state: 'OPEN' },
        ...{ foundAt: new Date(), lastSeenAt: new Date() },
      },
    });
    for (const name of ['voidInvoice', 'markInvoicePaid']) {
      assert.equal((await act(name, open.id, why)).__typename, 'MirrorNotInStep', name);
    }
    const row = await billing.db.invoice.findUniqueOrThrow({ where: { id: open.id } });
    assert.equal(row.state, 'OPEN');
  });

  it('marks as paid what was paid elsewhere, without money at Stripe', async () => {
    const open = await sent(await customer());
    const paid = await act('markInvoicePaid', open.id, { reason: 'Transfer of 28 November.' });
    assert.equal(paid.invoice.state, 'PAID');
    const row = await billing.db.invoice.findUniqueOrThrow({ where: { id: open.id } });
    const payments = await billing.db.payment.findMany({
      where: { stripePaymentIntentId: { in: row.paymentIntentIds } },
    });
    assert.ok(payments.every(({ state }) => state !== 'SUCCEEDED'));
  });

  it('writes off below the limit at once, above it only by two people', async () => {
    const organizationId = await customer();
    const write = (id: string) =>
      mutate(test, anna, 'writeOffInvoice', { id, reason: 'Bankrupt.' }, 'request { id state }');
    const small = await sent(organizationId);
    assert.equal((await write(small.id)).request.state, 'DONE');
    const lines = [{ description: 'Wrapping', quantity: 1, unitPrice: '900.00' }];
    const large = await sent(organizationId, { lines });
    const { request } = await write(large.id);
    assert.equal(request.state, 'REQUESTED');
    // Asking again is the same request.
    assert.equal((await write(large.id)).request.id, request.id);
    const own = await mutate(test, anna, 'approveMoneyRequest', { id: request.id });
    assert.equal(own.__typename, 'SameStaffMember');
    await mutate(test, bruno, 'approveMoneyRequest', { id: request.id });
    const row = await billing.db.invoice.findUniqueOrThrow({ where: { id: large.id } });
    assert.equal(row.state, 'UNCOLLECTIBLE');
  });

  it('does not write off what was paid while the request waited', async () => {
    const lines = [{ description: 'Wrapping', quantity: 1, unitPrice: '900.00' }];
    const open = await sent(await customer(), { lines });
    const asked = { id: open.id, reason: 'Bankrupt.' };
    const { request } = await mutate(test, anna, 'writeOffInvoice', asked, 'request { id }');
    await act('markInvoicePaid', open.id, { reason: 'It came after all.' });
    const approved = await mutate(
      test,
      bruno,
      'approveMoneyRequest',
      { id: request.id },
      'request { state refusal }',
    );
    assert.equal(approved.request.state, 'REFUSED');
    assert.match(approved.request.refusal, /paid by now/);
  });

  const credit = (input: Record<string, unknown>) =>
    mutate(
      test,
      anna,
      'createCreditNote',
      { stripeReason: 'ORDER_CHANGE', reason: 'One van less.', memo: 'One van less.', ...input },
      'request { id state stripeObjectId amount { amount } }',
    );
  const linesOf = async (id: string) => {
    const query = 'query ($id: ID!) { invoice(id: $id) { lines { stripeLineId description } } }';
    return (await ask(test, anna, query, { id })).invoice.lines as { stripeLineId: string }[];
  };

  it('credits a line of an open invoice as previewed: less is due; and takes it back', async () => {
    const organizationId = await customer();
    const open = await sent(organizationId);
    const [van] = await linesOf(open.id);
    const what = { invoiceId: open.id, lines: [{ stripeLineId: van?.stripeLineId, quantity: 1 }] };
    const preview = await ask(
      test,
      anna,
      `query ($input: CreditNotePreviewInput!) { creditNotePreview(input: $input) { __typename
        ... on CreditNotePreview { total { amount } tax { amount } dueLess { amount } goesBack { amount } needsApproval }
        ... on UserError { message } } }`,
      { input: what },
    );
    const seen = preview.creditNotePreview;
    assert.equal(seen.total?.amount, '137.97', seen.message);
    assert.deepEqual([seen.dueLess.amount, seen.goesBack.amount], ['137.97', '0.00']);
    const { request } = await credit(what);
    assert.deepEqual([request.state, request.amount.amount], ['DONE', '137.97']);
    const list = `query ($id: ID!) { invoice(id: $id) { amountDue { amount }
      creditNotes { id number state memo total { amount } lines { net { amount } quantity } } } }`;
    const { invoice } = await ask(test, anna, list, { id: open.id });
    assert.equal(invoice.amountDue.amount, '321.44');
    const [note] = invoice.creditNotes;
    assert.deepEqual(note.lines, [{ net: { amount: '120.00' }, quantity: 1 }]);
    const back = await mutate(
      test,
      anna,
      'voidCreditNote',
      { id: note.id, reason: 'Three vans after all.' },
      'creditNote { state }',
    );
    assert.equal(back.creditNote?.state, 'VOID', back.message);
    const again = await ask(test, anna, list, { id: open.id });
    assert.equal(again.invoice.amountDue.amount, '459.41');
  });

  it('credits a paid invoice piece by piece, and no cent of its taxes is left over', async () => {
    // Two taxes whose halves cannot both be rounded up.
    const lines = [{ description: 'Mount', quantity: 2, unitPrice: '69.00' }];
    const paid = await sent(await customer(), { lines });
    await act('markInvoicePaid', paid.id, { reason: 'By transfer.' });
    const [mount] = await linesOf(paid.id);
    const what = { invoiceId: paid.id, settlement: 'BALANCE' };
    const piece = { ...what, lines: [{ stripeLineId: mount?.stripeLineId, quantity: 1 }] };
    const amounts = [];
    for (const _ of [1, 2]) {
      const asked = await credit(piece);
      assert.equal(asked.request?.state, 'DONE', asked.message);
      amounts.push(asked.request.amount.amount);
      await settled(test);
    }
    assert.deepEqual(amounts, ['79.34', '79.33']);
    assert.equal(paid.total.amount, '158.67');
  });

  it('credits a paid invoice by refund, which counts against its payment, and never by void', async () => {
    const { invoice, payment, orderId } = await paidOrder(test);
    const invoiceId = invoice?.id ?? '';
    const unknown = await credit({
      ...{ invoiceId, settlement: 'REFUND' },
      lines: [{ stripeLineId: 'il_other' }],
    });
    assert.deepEqual(unknown.path, ['input', 'lines', '0', 'stripeLineId']);
    const none = await credit({ invoiceId, amount: '50.00' });
    assert.deepEqual([none.__typename, none.path], ['InvalidInput', ['input', 'settlement']]);
    const asked = await credit({ invoiceId, amount: '50.00', settlement: 'REFUND' });
    assert.equal(asked.request?.state, 'DONE', asked.message);
    await settled(test);
    const left =
      'query ($id: ID!) { payment(id: $id) { refundable { amount } refunded { amount } } }';
    const { payment: money } = await ask(test, anna, left, { id: payment.id });
    assert.deepEqual([money.refundable.amount, money.refunded.amount], ['288.98', '50.00']);
    const note = await billing.db.creditNote.findFirstOrThrow({ where: { invoiceId } });
    assert.deepEqual(
      [note.refundedMinor, note.balanceMinor, note.type],
      [5_000, 0, 'POST_PAYMENT'],
    );
    // The taxes that were charged on the amount go back with it, and the lines say of what.
    assert.equal(note.taxMinor, 575);
    const [refund] = await billing.db.refund.findMany({ where: { orderId } });
    const why = 'query ($id: ID!) { refund(id: $id) { reason creditNote { id } } }';
    const given = await ask(test, anna, why, { id: refund?.id });
    assert.deepEqual(given.refund, { reason: 'One van less.', creditNote: { id: note.id } });
    const no = await mutate(test, anna, 'voidCreditNote', { id: note.id, reason: 'No.' });
    assert.equal(no.__typename, 'RefusedTransition');
    // By lines, with the taxes that Stripe reckons for them.
    const lines = await billing.db.invoiceLine.findMany({ where: { invoiceId } });
    const kit = lines.find(({ quantity }) => quantity === 2);
    const byLine = await credit({
      ...{ invoiceId, settlement: 'BALANCE' },
      lines: [{ stripeLineId: kit?.stripeLineId, quantity: 1 }],
    });
    assert.equal(byLine.request?.amount.amount, '146.89', byLine.message);
    assert.equal(byLine.request.state, 'DONE');
    const balance = await credit({ invoiceId, amount: '20.00', settlement: 'BALANCE' });
    assert.equal(balance.request?.state, 'DONE', balance.message);
    const tooMuch = await credit({ invoiceId, amount: '400.00', settlement: 'BALANCE' });
    assert.equal(tooMuch.__typename, 'ProviderRefused');
  });

  it('makes one credit note when the answer is lost', async () => {
    const open = await sent(await customer());
    const fault = { on: 'request', kind: 'error_after_effect', method: 'POST' };
    await control('faults', { ...fault, path: '/v1/credit_notes' });
    await credit({ invoiceId: open.id, amount: '10.00' });
    await eventually(async () => {
      const row = await billing.db.moneyRequest.findFirst({ where: { invoiceId: open.id } });
      return row?.state === 'DONE';
    }, 60_000);
    const { stripeInvoiceId } = await billing.db.invoice.findUniqueOrThrow({
      where: { id: open.id },
    });
    const notes = await stripe.creditNotes.list({ invoice: stripeInvoiceId });
    assert.equal(notes.data.length, 1);
  });

  it('shows a stranger nothing of invoices, credit notes and accounts', async () => {
    const organizationId = await customer();
    const open = await sent(organizationId);
    await credit({ invoiceId: open.id, amount: '10.00' });
    const stranger = member(newId('org'));
    const note = await billing.db.creditNote.findFirstOrThrow({ where: { invoiceId: open.id } });
    const query = `query ($invoice: ID!, $note: ID!) { invoice(id: $invoice) { id }
      creditNote(id: $note) { id } creditNotes { totalCount } }`;
    const seen = await ask(test, stranger, query, { invoice: open.id, note: note.id });
    assert.deepEqual(seen, { invoice: null, creditNote: null, creditNotes: { totalCount: 0 } });
    const refused = await ask(test, stranger, '{ billingAccounts { totalCount } }').catch(
      (error: Error) => error.message,
    );
    assert.match(String(refused), /FORBIDDEN/);
    const own = await ask(
      test,
      member(organizationId),
      'query ($id: ID!) { invoice(id: $id) { allowedActions creditNotes { number } } }',
      { id: open.id },
    );
    assert.deepEqual(own.invoice.allowedActions, []);
    assert.equal(own.invoice.creditNotes.length, 1);
  });
});
