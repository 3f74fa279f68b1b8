import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import {
  act,
  ask,
  customerWithPlan,
  payWithFailingCard,
  stripeOf,
  tellPlans,
} from './customers.ts';
import { eventually, member, startTestBilling } from './harness.ts';

const money = '{ amount currency }';
const methods = `{ billingAccount { paymentMethods {
  id last4 isDefault isExpired expiresSoon notRemovableBecause paysFor { id } } } }`;

describe('what a customer pays with, and gets on paper', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const stripe = stripeOf(test);
  before(() => tellPlans(test));

  type Customer = Awaited<ReturnType<typeof customerWithPlan>>;
  const cardsOf = async ({ owner }: Customer) =>
    (await ask(test, owner, methods)).billingAccount.paymentMethods;
  const addCard = async (who: Customer, card = 'pm_card_mastercard') => {
    const account = await billing.db.billingAccount.findUniqueOrThrow({
      where: { organizationId: who.organizationId },
    });
    const { id } = await stripe.paymentMethods.attach(card, {
      customer: account.stripeCustomerId ?? '',
    });
    return eventually(() =>
      billing.db.paymentMethod.findUnique({ where: { stripePaymentMethodId: id } }),
    );
  };

  it('keeps the only card of a running plan, and says why', async () => {
    const who = await customerWithPlan(test);
    const [card] = await cardsOf(who);
    assert.deepEqual(card.paysFor, [{ id: who.subscription.id }]);
    assert.match(card.notRemovableBecause, /running plan/);
    const refused = await act(
      test,
      who.owner,
      'removePaymentMethod',
      { id: card.id },
      '... on PaymentMethodNeeded { subscriptions { id } }',
    );
    assert.equal(refused.__typename, 'PaymentMethodNeeded');
    assert.deepEqual(refused.subscriptions, [{ id: who.subscription.id }]);
    assert.equal((await cardsOf(who)).length, 1);
  });

  it('charges the plans to the other card when one is removed', async () => {
    const who = await customerWithPlan(test);
    const [old] = await cardsOf(who);
    const added = await addCard(who);
    const removed = await act(
      test,
      who.owner,
      'removePaymentMethod',
      { id: old.id },
      '... on RemovePaymentMethodSuccess { removedId isUnderWay replacedBy { id } }',
    );
    assert.equal(removed.__typename, 'RemovePaymentMethodSuccess', removed.message);
    assert.equal(removed.replacedBy.id, added.id);
    const [left, ...more] = await cardsOf(who);
    assert.deepEqual(more, []);
    assert.ok(left.isDefault);
    assert.deepEqual(left.paysFor, [{ id: who.subscription.id }]);
    const { subscription } = who;
    const there = await stripe.subscriptions.retrieve(subscription.stripeSubscriptionId);
    const { invoice_settings: settings } = (await stripe.customers.retrieve(
      String(there.customer),
    )) as { invoice_settings: { default_payment_method: string } };
    assert.equal(settings.default_payment_method, added.stripePaymentMethodId);
  });

  it('lets only one of two cards go when two tabs remove one each', async () => {
    const who = await customerWithPlan(test);
    const [old] = await cardsOf(who);
    const added = await addCard(who);
    const answers = await Promise.all(
      [old.id, added.id].map((id) => act(test, who.owner, 'removePaymentMethod', { id }, '')),
    );
    assert.deepEqual(answers.map(({ __typename }) => __typename).sort(), [
      'PaymentMethodNeeded',
      'RemovePaymentMethodSuccess',
    ]);
  });

  for (const kind of ['error_after_effect', 'cut_after_effect']) {
    it(`makes a card the default once when the answer is lost: ${kind}`, async () => {
      const who = await customerWithPlan(test);
      const added = await addCard(who);
      await control('faults', { on: 'request', kind, method: 'POST', path: '/v1/customers' });
      const selection = '... on SetDefaultPaymentMethodSuccess { isUnderWay }';
      const set = () =>
        act(test, who.owner, 'setDefaultPaymentMethod', { id: added.id }, selection);
      assert.equal((await set()).__typename, 'SetDefaultPaymentMethodSuccess');
      await set();
      const cards = await cardsOf(who);
      assert.equal(cards.find(({ id }: { id: string }) => id === added.id).isDefault, true);
    });
  }

  it('adds a card on Stripe’s page, and opens it for nobody’s other address', async () => {
    const who = await customerWithPlan(test);
    const start = (returnPath: string) =>
      act(
        test,
        who.owner,
        'startPaymentMethodSetup',
        { returnPath },
        '... on StartPaymentMethodSetupSuccess { url }',
      );
    for (const path of ['https://evil.example', '//evil.example', '/billing?x=1']) {
      assert.equal((await start(path)).__typename, 'InvalidInput', path);
    }
    const { url, message } = await start('/billing/payment-methods');
    assert.ok(url, message);
    const id = new URL(url).pathname.split('/').at(-1);
    const paid = await control(`checkout/${id}/pay`, { card: '5555555555554444' });
    assert.equal(paid.status, 200, await paid.text());
    await eventually(async () => (await cardsOf(who)).length === 2);
  });

  it('opens Stripe’s own pages', async () => {
    const who = await customerWithPlan(test);
    const { url } = await act(
      test,
      who.owner,
      'openBillingPortal',
      {},
      '... on OpenBillingPortalSuccess { url }',
    );
    assert.equal((await fetch(url)).status, 200);
  });

  it('sums a statement up, gives it as PDF and CSV, and each paper in both languages', async () => {
    const who = await customerWithPlan(test);
    const today = new Date().toISOString().slice(0, 10);
    const period = { from: `${Number(today.slice(0, 4)) - 1}-01-01`, to: nextDay(today) };
    const { statement } = await ask(
      test,
      who.owner,
      `query ($from: Date!, $to: Date!) { statement(from: $from, to: $to) {
        currency openingBalance ${money} closingBalance ${money} invoiced ${money} paid ${money}
        credited ${money} entries { kind amount ${money} balance ${money} invoiceId } } }`,
      period,
    );
    assert.equal(statement.openingBalance.amount, '0.00');
    assert.equal(statement.closingBalance.amount, '0.00');
    assert.equal(statement.invoiced.amount, '338.98');
    assert.equal(statement.paid.amount, '338.98');
    assert.deepEqual(
      statement.entries.map(({ kind }: { kind: string }) => kind),
      ['INVOICE', 'PAYMENT'],
    );
    const print = async (name: string, input: object) => {
      const { url, fileName, message } = await act(
        test,
        who.owner,
        name,
        input,
        '... on PrintPaperSuccess { url fileName }',
      );
      assert.ok(url, message);
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      return { bytes, fileName };
    };
    const invoice = await billing.db.invoice.findFirstOrThrow({
      where: { organizationId: who.organizationId },
    });
    const payment = await billing.db.payment.findFirstOrThrow({
      where: { organizationId: who.organizationId },
    });
    for (const locale of ['en', 'fr']) {
      for (const paper of ['LETTER', 'A4']) {
        for (const [name, input] of [
          ['printInvoice', { invoiceId: invoice.id }],
          ['printReceipt', { paymentId: payment.id }],
          ['printStatement', { ...period, format: 'PDF' }],
        ] as const) {
          const { bytes } = await print(name, { ...input, locale, paper });
          assert.equal(bytes.subarray(0, 5).toString(), '%PDF-', `${name} ${locale} ${paper}`);
        }
      }
    }
    const csv = await print('printStatement', { ...period, format: 'CSV', locale: 'fr' });
    const rows = csv.bytes.toString().trim().split('\r\n');
    assert.equal(rows.length, 5);
    assert.match(rows.at(-1) ?? '', /Solde de clôture,,,0\.00,CAD$/);
  });

  it('keeps statements of a currency without decimals apart, to the whole yen', async () => {
    const who = await customerWithPlan(test);
    const account = await billing.db.billingAccount.findUniqueOrThrow({
      where: { organizationId: who.organizationId },
    });
    const customer = account.stripeCustomerId ?? '';
    await stripe.invoiceItems.create({ customer, amount: 1_234, currency: 'jpy' });
    const draft = await stripe.invoices.create({
      ...{ customer, currency: 'jpy', collection_method: 'send_invoice', days_until_due: 30 },
      pending_invoice_items_behavior: 'include',
    });
    await stripe.invoices.finalizeInvoice(draft.id);
    await eventually(() =>
      billing.db.invoice.findFirst({ where: { stripeInvoiceId: draft.id, state: 'OPEN' } }),
    );
    const today = new Date().toISOString().slice(0, 10);
    const { statement, billingAccount } = await ask(
      test,
      who.owner,
      `query ($from: Date!, $to: Date!) {
        statement(from: $from, to: $to, currency: "JPY") { closingBalance ${money} currencies
          entries { amount ${money} } }
        billingAccount { openBalance ${money} spendingByMonth { month invoiced ${money} } } }`,
      { from: today.replace(/..$/, '01'), to: nextDay(today) },
    );
    assert.deepEqual(statement.closingBalance, { amount: '1234', currency: 'JPY' });
    assert.deepEqual(statement.currencies.sort(), ['CAD', 'JPY']);
    assert.deepEqual(billingAccount.openBalance, [{ amount: '1234', currency: 'JPY' }]);
    const yen = billingAccount.spendingByMonth.filter(
      ({ invoiced }: { invoiced: { currency: string } }) => invoiced.currency === 'JPY',
    );
    assert.equal(yen.length, 12);
    assert.equal(yen.at(-1).invoiced.amount, '1234');
  });

  it('tells of a renewal that failed: why, when it is tried again, and where to pay', async () => {
    const who = await customerWithPlan(test);
    await payWithFailingCard(test, who);
    const { stripeSubscriptionId } = who.subscription;
    await control(`subscriptions/${stripeSubscriptionId}/renew`);
    const query = `{ billingAccount { failedPayments { reason code attempts nextAttemptAt payUrl
      amountDue ${money} method subscription { id state } invoice { id state kind } } } }`;
    const failed = await eventually(async () => {
      const { billingAccount } = await ask(test, who.owner, query);
      const [first] = billingAccount.failedPayments;
      return first?.code && first.subscription.state === 'PAST_DUE' ? first : null;
    });
    assert.match(failed.reason, /declined/);
    assert.equal(failed.amountDue.amount, '28.25');
    assert.equal(failed.invoice.kind, 'RENEWAL');
    assert.ok(failed.nextAttemptAt > new Date().toISOString());
    const told = await eventually(async () => {
      const rows = await billing.db.outboxEvent.findMany({
        where: { name: 'invoice.payment_failed', organizationId: who.organizationId },
      });
      return rows.length > 0 && rows;
    });
    assert.equal(told.length, 1);
    const [payload] = told.map(
      (row) => row.payload as { recipients: object[]; reason: { fr: string } },
    );
    assert.equal(payload?.recipients.length, 1);
    assert.match(payload?.reason.fr ?? '', /refusée/);
    assert.equal((await fetch(failed.payUrl)).status, 200);
    const order = await billing.db.payableOrder.findUniqueOrThrow({
      where: { orderId: who.orderId },
    });
    assert.equal(order.state, 'PAID');
  });

  it('tells of each invoice once, when it is issued', async () => {
    const who = await customerWithPlan(test);
    await control(`subscriptions/${who.subscription.stripeSubscriptionId}/renew`);
    await eventually(async () => {
      const paid = await billing.db.invoice.count({
        where: { organizationId: who.organizationId, state: 'PAID' },
      });
      return paid === 2;
    });
    const told = await billing.db.outboxEvent.findMany({
      where: { name: 'invoice.finalized', organizationId: who.organizationId },
    });
    assert.equal(told.length, 2);
  });

  it('shows a stranger nothing of it, and lets nobody write without the scope', async () => {
    const who = await customerWithPlan(test);
    const stranger = member(newId('org'));
    const [card] = await cardsOf(who);
    const invoice = await billing.db.invoice.findFirstOrThrow({
      where: { organizationId: who.organizationId },
    });
    for (const [name, input] of [
      ['removePaymentMethod', { id: card.id }],
      ['setDefaultPaymentMethod', { id: card.id }],
      ['printInvoice', { invoiceId: invoice.id }],
    ] as const) {
      assert.equal((await act(test, stranger, name, input, '')).__typename, 'NotFound', name);
    }
    const analyst = member(who.organizationId, 'ANALYST');
    await assert.rejects(
      act(test, analyst, 'removePaymentMethod', { id: card.id }, ''),
      /FORBIDDEN/,
    );
    await assert.rejects(
      act(test, analyst, 'printInvoice', { invoiceId: invoice.id }, ''),
      /FORBIDDEN/,
    );
    const manager = member(who.organizationId, 'MANAGER');
    await assert.rejects(act(test, manager, 'openBillingPortal', {}, ''), /FORBIDDEN/);
    const { billingAccount, planSubscriptions } = await ask(
      test,
      stranger,
      '{ billingAccount { id } planSubscriptions { totalCount } }',
    );
    assert.equal(billingAccount, null);
    assert.equal(planSubscriptions.totalCount, 0);
  });
});

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
