import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import { act, ask, customerWithPlan, stripeOf } from './customers.ts';
import { eventually, member, order, placeOrder, startTestBilling } from './harness.ts';

const details = `{ name purchaseOrderNumber invoiceLocale isUnderWay
  address { line1 postalCode region } contacts { id email mails } taxIds { id type value } }`;

describe('what stands on invoices, and to whom they are sent', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const stripe = stripeOf(test);

  type Customer = Awaited<ReturnType<typeof customerWithPlan>>;
  const read = async ({ owner }: Customer) =>
    (await ask(test, owner, `{ billingDetails ${details} }`)).billingDetails;
  const change = ({ owner }: Customer, input: object) =>
    act(
      test,
      owner,
      'updateBillingDetails',
      input,
      `... on UpdateBillingDetailsSuccess { details ${details} }`,
    );
  const addContact = ({ owner }: Customer, email: string, mails = ['INVOICES']) =>
    act(
      test,
      owner,
      'addBillingContact',
      { name: 'Bo Billing', email, locale: 'fr', mails },
      '... on AddBillingContactSuccess { contact { id } }',
    );
  const customerAtStripe = async ({ organizationId }: Customer) => {
    const account = await billing.db.billingAccount.findUniqueOrThrow({
      where: { organizationId },
    });
    const customer = await stripe.customers.retrieve(account.stripeCustomerId ?? '');
    if (customer.deleted) throw new Error('The customer is gone.');
    return customer;
  };
  const address = {
    ...{ line1: '250 Carlaw Avenue', city: 'Toronto', region: 'on', postalCode: 'm4m3l1' },
    country: 'ca',
  };

  it('is written here and at Stripe, and printed on the next invoice', async () => {
    const who = await customerWithPlan(test);
    const { details: now } = await change(who, {
      ...{ name: 'Northway Media Inc.', address, purchaseOrderNumber: 'PO-4711' },
      invoiceLocale: 'fr',
    });
    assert.equal(now.address.postalCode, 'M4M 3L1');
    assert.equal(now.isUnderWay, false);
    const customer = await customerAtStripe(who);
    assert.equal(customer.name, 'Northway Media Inc.');
    assert.equal(customer.address?.state, 'ON');
    assert.deepEqual(customer.preferred_locales, ['fr-CA']);
    assert.equal(customer.invoice_settings.custom_fields?.[0]?.value, 'PO-4711');
    await control(`subscriptions/${who.subscription.stripeSubscriptionId}/renew`);
    await eventually(() =>
      billing.db.invoice.findFirst({
        where: { organizationId: who.organizationId, purchaseOrderNumber: 'PO-4711' },
      }),
    );
    const audited = await billing.db.outboxEvent.findMany({
      where: { name: 'audit.recorded', organizationId: who.organizationId },
    });
    assert.ok(
      audited.some(
        ({ payload }) => (payload as { action: string }).action === 'billing_details.updated',
      ),
    );
  });

  it('leaves what is left out, and removes a number that is emptied', async () => {
    const who = await customerWithPlan(test);
    await change(who, { purchaseOrderNumber: 'PO-1' });
    await change(who, { name: 'Another name' });
    assert.equal((await read(who)).purchaseOrderNumber, 'PO-1');
    await change(who, { purchaseOrderNumber: '' });
    assert.equal((await read(who)).purchaseOrderNumber, null);
    const { invoice_settings: settings } = await customerAtStripe(who);
    assert.equal(settings.custom_fields, null);
  });

  it('names each field that is wrong and changes nothing', async () => {
    const who = await customerWithPlan(test);
    const before = await read(who);
    for (const [input, path] of [
      [{ name: ' ' }, ['input', 'name']],
      [{ invoiceLocale: 'de' }, ['input', 'invoiceLocale']],
      [{ purchaseOrderNumber: 'x'.repeat(31) }, ['input', 'purchaseOrderNumber']],
      [{ address: { ...address, postalCode: '12345' } }, ['input', 'address', 'postalCode']],
    ] as const) {
      const answer = await change(who, input);
      assert.equal(answer.__typename, 'InvalidInput', JSON.stringify(input));
      assert.deepEqual(answer.path, path);
    }
    assert.deepEqual(await read(who), before);
  });

  for (const kind of ['error_after_effect', 'cut_after_effect']) {
    it(`ends as it was wished when Stripe’s answer is lost: ${kind}`, async () => {
      const who = await customerWithPlan(test);
      await control('faults', { on: 'request', kind, method: 'POST', path: '/v1/customers' });
      await change(who, { name: 'First wish' });
      await change(who, { name: 'Last wish' });
      await eventually(async () => !(await read(who)).isUnderWay);
      assert.equal((await customerAtStripe(who)).name, 'Last wish');
    });
  }

  it('keeps an older wish from undoing a newer one', async () => {
    const who = await customerWithPlan(test);
    await Promise.all(['One', 'Two', 'Three', 'Four'].map((name) => change(who, { name })));
    await eventually(async () => !(await read(who)).isUnderWay);
    assert.equal((await customerAtStripe(who)).name, (await read(who)).name);
  });

  it('writes to the contacts that want the mail, each in its language, and to nobody twice', async () => {
    const who = await customerWithPlan(test);
    const invoices = await addContact(who, 'Bo@northway.example');
    await addContact(who, 'payments@northway.example', ['PAYMENTS']);
    assert.equal(invoices.__typename, 'AddBillingContactSuccess', invoices.message);
    const again = await addContact(who, 'bo@northway.example');
    assert.equal(again.__typename, 'InvalidInput');
    assert.deepEqual(again.path, ['input', 'email']);
    const wrong = await addContact(who, 'bo@');
    assert.deepEqual(wrong.path, ['input', 'email']);
    assert.equal((await customerAtStripe(who)).email, 'bo@northway.example');
    await control(`subscriptions/${who.subscription.stripeSubscriptionId}/renew`);
    const told = await eventually(async () => {
      const rows = await billing.db.outboxEvent.findMany({
        where: { name: 'invoice.finalized', organizationId: who.organizationId },
        orderBy: { createdAt: 'asc' },
      });
      return rows.length === 2 && rows[1];
    });
    assert.deepEqual((told.payload as { recipients: object[] }).recipients, [
      { email: 'bo@northway.example', locale: 'fr' },
    ]);
  });

  it('keeps tax numbers at Stripe, written as their authority does', async () => {
    const who = await customerWithPlan(test);
    const add = (type: string, value: string) =>
      act(
        test,
        who.owner,
        'addTaxId',
        { type, value },
        '... on AddTaxIdSuccess { details { taxIds { id value } } }',
      );
    assert.deepEqual((await add('ca_gst_hst', '123')).path, ['input', 'value']);
    assert.deepEqual((await add('xx_tax', '123')).path, ['input', 'type']);
    const added = await add('ca_gst_hst', '123456789rt0002');
    assert.equal(added.__typename, 'AddTaxIdSuccess', added.message);
    assert.equal((await add('ca_gst_hst', '123456789RT0002')).__typename, 'InvalidInput');
    const { id } = await customerAtStripe(who);
    const there = await stripe.customers.listTaxIds(id);
    assert.deepEqual(
      there.data.map(({ value }) => value),
      ['123456789RT0002'],
    );
    const [taxId] = added.details.taxIds;
    const removed = await act(test, who.owner, 'removeTaxId', { id: taxId.id }, '');
    assert.equal(removed.__typename, 'RemoveTaxIdSuccess', removed.message);
    assert.equal((await stripe.customers.listTaxIds(id)).data.length, 0);
    assert.deepEqual((await read(who)).taxIds, []);
  });

  it('keeps a stranger from contacts and tax numbers', async () => {
    const who = await customerWithPlan(test);
    const { contact } = await addContact(who, 'bo@northway.example');
    const stranger = member(newId('org'));
    await placeOrder(test, stranger.organizationId ?? '', order());
    for (const [name, input] of [
      ['updateBillingContact', { id: contact.id, name: 'Sam' }],
      ['removeBillingContact', { id: contact.id }],
      ['removeTaxId', { id: newId('txi') }],
    ] as const) {
      assert.equal((await act(test, stranger, name, input, '')).__typename, 'NotFound', name);
    }
    assert.equal((await read(who)).contacts.length, 1);
    const manager = member(who.organizationId, 'MANAGER');
    await assert.rejects(act(test, manager, 'updateBillingDetails', {}, ''), /FORBIDDEN/);
  });
});
