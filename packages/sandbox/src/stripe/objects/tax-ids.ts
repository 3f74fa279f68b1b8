import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest, missingResource } from '../errors.ts';
import { newId } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { none, paging } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { hasForm, type NewTaxId, taxIdFields, verificationOf } from './tax-id-params.ts';

export function createTaxId(sandbox: Sandbox, given: NewTaxId, customer: string): Stripe.TaxId {
  sandbox.need('customer', customer, 'customer');
  if (!hasForm(given))
    throw invalidRequest(`Invalid value for ${given.type}.`, {
      code: 'tax_id_invalid',
      param: 'value',
    });
  const known = sandbox.store.by('tax_id', 'customer', customer);
  if (known.length >= 5)
    throw invalidRequest('A customer can have at most 5 tax ids.', { param: 'type' });
  const verification = verificationOf(given);
  const isChecked = verification === 'verified' || verification === 'unverified';
  const taxId = sandbox.store.put<Stripe.TaxId>({
    id: newId('txi'),
    object: 'tax_id',
    country: given.type.startsWith('eu_') ? null : given.type.slice(0, 2).toUpperCase(),
    created: sandbox.now(),
    customer,
    customer_account: null,
    livemode: false,
    owner: { customer, customer_account: null, type: 'customer' },
    type: given.type,
    value: given.value,
    verification: {
      status: isChecked ? 'pending' : verification,
      verified_address: null,
      verified_name: null,
    },
  });
  sandbox.emit('customer.tax_id.created', taxId);
  return isChecked ? verify(sandbox, taxId, verification) : taxId;
}

/** What the country's register says of a number. */
function verify(sandbox: Sandbox, taxId: Stripe.TaxId, status: string): Stripe.TaxId {
  const verification = { status, verified_address: null, verified_name: null };
  return sandbox.change(taxId, { verification }, 'customer.tax_id.updated');
}

function owned(sandbox: Sandbox, customer: string, id: string): Stripe.TaxId {
  sandbox.need('customer', customer, 'customer');
  const taxId = sandbox.need('tax_id', id);
  if (taxId.customer !== customer) throw missingResource('tax_id', id);
  return taxId;
}

export function removeTaxId(sandbox: Sandbox, taxId: Stripe.TaxId): Stripe.DeletedTaxId {
  sandbox.store.remove('tax_id', taxId.id);
  sandbox.emit('customer.tax_id.deleted', taxId);
  return { id: taxId.id, object: 'tax_id', deleted: true };
}

export const taxIdRoutes: Route[] = [
  route('POST', '/v1/customers/:id/tax_ids', taxIdFields, createTaxId),
  route('GET', '/v1/customers/:id/tax_ids', z.strictObject(paging), (sandbox, params, id) => {
    sandbox.need('customer', id, 'customer');
    const url = `/v1/customers/${id}/tax_ids`;
    return listObjects(sandbox.store, 'tax_id', url, params, { customer: id });
  }),
  route('GET', '/v1/customers/:id/tax_ids/:child', none, (sandbox, _, id, child) =>
    owned(sandbox, id, child),
  ),
  route('DELETE', '/v1/customers/:id/tax_ids/:child', none, (sandbox, _, id, child) =>
    removeTaxId(sandbox, owned(sandbox, id, child)),
  ),
  route('GET', '/v1/tax_ids/:id', none, (sandbox, _, id) => sandbox.need('tax_id', id)),
];
