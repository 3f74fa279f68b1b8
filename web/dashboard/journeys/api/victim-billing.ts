import type { Caller } from '@mobilytics/journeys/caller';
import { eventually } from '@mobilytics/journeys/eventually';
import { payOrder } from '@mobilytics/journeys/pay-order';
import { orderInput } from './order-input.ts';
import { signInStaff } from './staff.ts';

const seen = `{
  billingAccount { paymentMethods { id } subscriptions { id } }
  billingDetails { contacts { id email } taxIds { id value } isUnderWay }
  payments(first: 1) { edges { node { id } } }
}`;

interface Seen {
  billingAccount: { paymentMethods: { id: string }[]; subscriptions: { id: string }[] };
  billingDetails: {
    contacts: { id: string; email: string }[];
    taxIds: { id: string; value: string }[];
    isUnderWay: boolean;
  };
  payments: { edges: { node: { id: string } }[] };
}

/** A data plan that is paid for, with everything of billing that a stranger could find or change. */
export async function makeBilling(owner: Caller, name: string) {
  const input = { ...orderInput(name), lines: [{ sku: 'PLAN-PLUS', quantity: 1 }] };
  const { order } = await owner.act<{ order: { id: string } }>(
    `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
      __typename ... on PlaceOrderSuccess { order { id } } ... on UserError { message } } }`,
    input,
  );
  await payOrder(owner, order.id);
  await owner.act(
    `mutation ($input: AddBillingContactInput!) { addBillingContact(input: $input) {
      __typename ... on UserError { message } } }`,
    {
      ...{ name: 'Vic Vexillum', email: `vic-${Date.now()}@journey.example`, locale: 'en' },
      mails: ['INVOICES'],
    },
  );
  await owner.act(
    `mutation ($input: AddTaxIdInput!) { addTaxId(input: $input) {
      __typename ... on UserError { message } } }`,
    { type: 'ca_gst_hst', value: '123456789RT0002' },
  );
  const found = await eventually('the plan, its card and the tax number', async () => {
    const { json } = await owner.answer(seen);
    const data = json.data as unknown as Seen | undefined;
    const isWhole =
      data?.billingAccount?.paymentMethods[0] &&
      data.billingAccount.subscriptions[0] &&
      data.billingDetails.taxIds[0] &&
      !data.billingDetails.isUnderWay;
    return isWhole ? data : null;
  });
  const subscriptionId = found.billingAccount.subscriptions[0]?.id ?? '';
  const { change } = await owner.act<{ change: { id: string } }>(
    `mutation ($input: PreviewSubscriptionChangeInput!) { previewSubscriptionChange(input: $input) {
      __typename ... on PreviewSubscriptionChangeSuccess { change { id } }
      ... on UserError { message } } }`,
    { subscriptionId, action: 'CHANGE', quantity: 2 },
  );
  const paymentId = found.payments.edges[0]?.node.id ?? '';
  return {
    ...(await payBack(paymentId)),
    orderId: order.id,
    subscriptionId,
    changeId: change.id,
    paymentMethodId: found.billingAccount.paymentMethods[0]?.id ?? '',
    contact: found.billingDetails.contacts[0] ?? { id: '', email: '' },
    taxIdId: found.billingDetails.taxIds[0]?.id ?? '',
    paymentId,
  };
}

const asked = (name: string, type: string) =>
  `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename
    ... on ${type}Success { request { id } } ... on UserError { message } } }`;

/** What finance paid back of the payment, and credited of its invoice. */
async function payBack(paymentId: string) {
  const staff = await signInStaff();
  const amount = { amount: '1.00', reason: 'The journey of the stranger.' };
  const { request } = await staff.act<{ request: { id: string } }>(
    asked('refundPayment', 'RefundPayment'),
    { ...amount, paymentId, stripeReason: 'REQUESTED_BY_CUSTOMER' },
  );
  const { refunds, order } = await eventually('the refund', async () => {
    const found = await staff.ask<{
      refunds: { id: string }[];
      order: { invoices: { id: string }[] };
    }>('query ($id: ID!) { payment(id: $id) { refunds { id } order { invoices { id } } } }', {
      id: paymentId,
    });
    return found.refunds.length > 0 && found.order.invoices.length > 0 ? found : null;
  });
  const invoiceId = order.invoices[0]?.id ?? '';
  await staff.act(asked('createCreditNote', 'CreateCreditNote'), {
    ...{ ...amount, invoiceId, settlement: 'BALANCE', stripeReason: 'ORDER_CHANGE' },
  });
  const creditNoteId = await eventually('the credit note', async () => {
    const { creditNotes } = await staff.ask<{ creditNotes: { id: string }[] }>(
      'query ($id: ID!) { invoice(id: $id) { creditNotes { id } } }',
      { id: invoiceId },
    );
    return creditNotes[0]?.id;
  });
  const refundId = refunds[0]?.id ?? '';
  return { requestId: request.id, refundId, creditNoteId, invoiceId };
}
