import { invalidRequest } from './errors.ts';
import { listOf } from './present.ts';
import type { Sandbox } from './sandbox.ts';
import type { ObjectType } from './store.ts';

type Node = Record<string, unknown>;

const typeOfPrefix: Record<string, ObjectType> = {
  ch: 'charge',
  cn: 'credit_note',
  cs: 'checkout.session',
  cus: 'customer',
  du: 'dispute',
  evt: 'event',
  file: 'file',
  ii: 'invoiceitem',
  in: 'invoice',
  inpay: 'invoice_payment',
  pi: 'payment_intent',
  pm: 'payment_method',
  price: 'price',
  po: 'payout',
  prod: 'product',
  py: 'charge',
  re: 'refund',
  seti: 'setup_intent',
  sub: 'subscription',
  txi: 'tax_id',
  txn: 'balance_transaction',
  txr: 'tax_rate',
};

/** Lists that Stripe leaves out unless they are asked for. */
const includable: Record<string, (sandbox: Sandbox, id: string) => object> = {
  'charge.refunds': (sandbox, id) =>
    listOf(`/v1/charges/${id}/refunds`, sandbox.store.by('refund', 'charge', id)),
  'checkout.session.line_items': (sandbox, id) =>
    listOf(
      `/v1/checkout/sessions/${id}/line_items`,
      sandbox.store.get('sandbox.checkout', id)?.lines ?? [],
    ),
  'customer.subscriptions': (sandbox, id) =>
    listOf(
      `/v1/customers/${id}/subscriptions`,
      sandbox.store
        .by('subscription', 'customer', id)
        .filter(({ status }) => status !== 'canceled'),
    ),
  'invoice.payments': (sandbox, id) =>
    listOf('/v1/invoice_payments', sandbox.store.by('invoice_payment', 'invoice', id)),
};

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
  const type = typeOfPrefix[value.split('_')[0] ?? ''];
  const found = type && sandbox.store.get(type, value);
  return found ? structuredClone(found) : value;
}
