import { invalidRequest } from './errors.ts';
import { listOf } from './present.ts';
import type { Sandbox } from './sandbox.ts';

type Node = Record<string, unknown>;

/** Lists that Stripe leaves out unless they are asked for. */
const includable: Record<string, (sandbox: Sandbox, id: string) => object | null> = {
  'charge.refunds': (sandbox, id) =>
    listOf(`/v1/charges/${id}/refunds`, sandbox.store.by('refund', 'charge', id)),
  'checkout.session.line_items': (sandbox, id) =>
    listOf(
      `/v1/checkout/sessions/${id}/line_items`,
      sandbox.store.get('sandbox.checkout', id)?.lines ?? [],
    ),
  'coupon.applies_to': (sandbox, id) => {
    const products = sandbox.store.get('sandbox.coupon', id)?.products;
    return products ? { products } : null;
  },
  'customer.subscriptions': (sandbox, id) =>
    listOf(
      `/v1/customers/${id}/subscriptions`,
      sandbox.store
        .by('subscription', 'customer', id)
        .filter(({ status }) => status !== 'canceled'),
    ),
  'invoice.confirmation_secret': confirmationSecret,
  'customer.tax_ids': (sandbox, id) =>
    listOf(`/v1/customers/${id}/tax_ids`, sandbox.store.by('tax_id', 'customer', id)),
  'invoice.payments': (sandbox, id) =>
    listOf('/v1/invoice_payments', sandbox.store.by('invoice_payment', 'invoice', id)),
};

/** What a page needs to let the customer pay an open invoice. */
function confirmationSecret(sandbox: Sandbox, id: string): object | null {
  const [payment] = sandbox.store
    .by('invoice_payment', 'invoice', id)
    .filter(({ status }) => status === 'open');
  const intent = sandbox.store.get('payment_intent', String(payment?.payment.payment_intent));
  return intent ? { client_secret: intent.client_secret, type: 'payment_intent' } : null;
}

/** Replaces ids by objects along paths such as `data.latest_charge.balance_transaction`. */
export function expand(sandbox: Sandbox, root: object, paths: string[]): object {
  // Stored objects are never changed in place, so that without a path none needs a copy.
  if (paths.length === 0) return root;
  const copy = structuredClone(root);
  for (const path of paths) {
    if (path.split('.').length > 5)
      throw invalidRequest('You cannot expand more than 4 levels of a property.', {
        param: 'expand',
      });
    expandPath(sandbox, copy as Node, path.split('.'), path);
  }
  return copy;
}

function expandPath(sandbox: Sandbox, node: Node, [field, ...rest]: string[], path: string): void {
  if (field === undefined) return;
  const include = includable[`${String(node.object)}.${field}`];
  if (include && node[field] === undefined)
    node[field] = structuredClone(include(sandbox, String(node.id)));
  if (!(field in node))
    throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
  const value = node[field];
  if (Array.isArray(value)) {
    node[field] = value.map((part) => resolve(sandbox, part));
  } else {
    node[field] = resolve(sandbox, value);
  }
  for (const part of [node[field]].flat())
    if (typeof part === 'object' && part !== null) expandPath(sandbox, part as Node, rest, path);
}

function resolve(sandbox: Sandbox, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  // Not by the id's prefix: coupons and products have the id that their creator chose.
  const found = sandbox.store.find(value);
  return found ? structuredClone(found) : value;
}
