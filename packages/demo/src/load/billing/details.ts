import type { PlannedDetails } from '../../year/billing/plan-details.ts';
import type { Api } from '../api.ts';
import { mutation } from '../mutation.ts';
import type { People } from '../people.ts';
import { sideBySide, until } from '../side-by-side.ts';

const UPDATE = mutation('updateBillingDetails');
const ADD_CONTACT = mutation('addBillingContact');
const ADD_TAX_ID = mutation('addTaxId');
const DETAILS = 'query { billingDetails { id } }';

/** Customers tell us what is printed on their invoices, and who is written to. */
export async function loadDetails(
  api: Api,
  people: People,
  details: readonly PlannedDetails[],
): Promise<void> {
  await sideBySide(details, 4, async (planned) => {
    const { customer, contacts, purchaseOrderNumber, taxIds } = planned;
    const session = people.customers.get(customer);
    if (session === undefined) throw new Error(`${customer.organization} is not signed in.`);
    const key = `details-${customer.email}`;
    // Billing hears of a customer a moment after it signed up.
    await until(`The account of ${customer.organization}`, () =>
      api.ask<object | null>(session, DETAILS, {}),
    );
    const { name: _, company: __, phone: ___, ...address } = customer.address;
    await api.act(
      session,
      UPDATE,
      {
        address,
        invoiceLocale: customer.locale,
        ...(purchaseOrderNumber && { purchaseOrderNumber }),
      },
      { key },
    );
    for (const contact of contacts) {
      await api.act(session, ADD_CONTACT, contact, { key: `${key}-${contact.email}` });
    }
    for (const taxId of taxIds) {
      await api.act(session, ADD_TAX_ID, taxId, { key: `${key}-${taxId.value}` });
    }
  });
}
