import type { Recipe } from './recipes.ts';
import type { Victim } from './victim.ts';

const nothing = (args: Record<string, unknown>): Recipe => ({ args, expected: 'nothing' });
const own = (args: Record<string, unknown> = {}): Recipe => ({ args, expected: 'own' });

/** How each query of customers' billing is asked for what is the victim's. */
export const billingQueryRecipes = (victim: Victim): Record<string, Recipe[]> => ({
  plans: [own()],
  planSubscriptions: [
    nothing({ filter: { organizationId: victim.organizationId } }),
    nothing({ filter: { search: victim.billing.subscriptionId } }),
  ],
  planSubscription: [nothing({ id: victim.billing.subscriptionId })],
  billingDetails: [own()],
  statement: [own({ from: '2026-01-01', to: '2028-12-31' })],
});

/** How each mutation of customers' billing is asked to change, or to use, what is the victim's. */
export const billingMutationRecipes = (victim: Victim): Record<string, Recipe[]> => {
  const input = (fields: Record<string, unknown>) => ({ input: fields });
  const { billing } = victim;
  const period = { from: '2026-01-01', to: '2028-12-31' };
  return {
    previewSubscriptionChange: [
      nothing(input({ subscriptionId: billing.subscriptionId, action: 'CANCEL_AT_PERIOD_END' })),
    ],
    confirmSubscriptionChange: [nothing(input({ changeId: billing.changeId }))],
    startPaymentMethodSetup: [own(input({}))],
    setDefaultPaymentMethod: [nothing(input({ id: billing.paymentMethodId }))],
    removePaymentMethod: [nothing(input({ id: billing.paymentMethodId }))],
    openBillingPortal: [own(input({}))],
    updateBillingDetails: [own(input({ name: 'Sam Stranger' }))],
    addBillingContact: [
      own(
        input({
          ...{ name: 'Sam', email: billing.contact.email.replace('vic', 'sam'), locale: 'en' },
          mails: ['INVOICES'],
        }),
      ),
    ],
    updateBillingContact: [nothing(input({ id: billing.contact.id, name: 'Sam' }))],
    removeBillingContact: [nothing(input({ id: billing.contact.id }))],
    addTaxId: [own(input({ type: 'us_ein', value: '12-3456789' }))],
    removeTaxId: [nothing(input({ id: billing.taxIdId }))],
    printInvoice: [nothing(input({ invoiceId: victim.invoiceId }))],
    printReceipt: [nothing(input({ paymentId: billing.paymentId }))],
    printStatement: [own(input({ ...period, format: 'CSV' }))],
  };
};
