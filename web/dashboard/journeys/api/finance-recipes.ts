import type { Recipe } from './recipes.ts';
import type { Victim } from './victim.ts';

const nothing = (args: Record<string, unknown>): Recipe => ({ args, expected: 'nothing' });
const refused = (args: Record<string, unknown>): Recipe => ({ args, expected: 'refused' });

/** How each query of finance's work is asked for what is the victim's. */
export const financeQueryRecipes = (victim: Victim): Record<string, Recipe[]> => {
  const { organizationId, billing } = victim;
  const { orderId, invoiceId } = billing;
  const ofVictim = { filter: { organizationId } };
  return {
    payment: [nothing({ id: billing.paymentId })],
    refunds: [
      nothing(ofVictim),
      nothing({ filter: { orderId } }),
      nothing({ filter: { search: billing.refundId } }),
    ],
    refund: [nothing({ id: billing.refundId })],
    creditNotes: [nothing(ofVictim), nothing({ filter: { invoiceId } })],
    creditNote: [nothing({ id: billing.creditNoteId })],
    creditNotePreview: [refused({ input: { invoiceId, amount: '1.00' } })],
    moneyRequests: [refused(ofVictim)],
    moneyRequest: [refused({ id: billing.requestId })],
    approvalLimits: [refused({})],
    billingAccounts: [refused({ filter: { search: organizationId } })],
    financeAccount: [refused({ id: organizationId })],
    disputes: [refused(ofVictim)],
    dispute: [refused({ id: organizationId })],
    dunningPlan: [refused({})],
  };
};

/** How each mutation of finance's work is asked to move what is the victim's. */
export const financeMutationRecipes = (victim: Victim): Record<string, Recipe[]> => {
  const input = (fields: Record<string, unknown>) => refused({ input: fields });
  const { organizationId, invoiceId, billing } = victim;
  const reason = 'I am Sam.';
  const { requestId, paymentId, refundId, creditNoteId } = billing;
  const line = { description: 'Nothing', quantity: 1, unitPrice: '1.00' };
  return {
    refundPayment: [input({ paymentId, reason, stripeReason: 'REQUESTED_BY_CUSTOMER' })],
    settleFailedRefund: [input({ id: refundId, note: reason })],
    createCreditNote: [input({ invoiceId, reason, amount: '1.00', stripeReason: 'ORDER_CHANGE' })],
    voidCreditNote: [input({ id: creditNoteId, reason })],
    approveMoneyRequest: [input({ id: requestId })],
    declineMoneyRequest: [input({ id: requestId, reason })],
    draftInvoice: [input({ organizationId, currency: 'CAD', dueDays: 1, lines: [line] })],
    sendInvoice: [input({ id: invoiceId })],
    voidInvoice: [input({ id: invoiceId, reason })],
    markInvoicePaid: [input({ id: invoiceId, reason })],
    writeOffInvoice: [input({ id: invoiceId, reason })],
    deleteDraftInvoice: [input({ id: invoiceId })],
    updateDunningPlan: [input({ version: 1, isActive: false, steps: [] })],
    saveDisputeEvidence: [input({ id: organizationId, evidence: [] })],
    submitDisputeEvidence: [input({ id: organizationId, evidence: [] })],
    acceptDispute: [input({ id: organizationId, reason })],
    startDisputeFile: [
      input({ id: organizationId, contentType: 'application/pdf', sizeBytes: 10 }),
    ],
    attachDisputeFile: [
      input({ id: organizationId, uploadId: 'dsp_0', field: 'receipt', fileName: 'x.pdf' }),
    ],
    addAccountNote: [input({ organizationId, text: reason })],
  };
};
