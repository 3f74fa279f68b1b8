import type Stripe from 'stripe';
import { openJournal } from '../journal.ts';
import type { Delivery } from './deliveries.ts';
import type { StoredAnswer } from './idempotency.ts';
import { Table } from './table.ts';

/** The line items of a checkout session and what a first payment attempt left behind. */
export interface CheckoutState {
  id: string;
  object: 'sandbox.checkout';
  lines: Stripe.LineItem[];
  /** Made by the first attempt and used again by the next. */
  paymentIntent: string | null;
  paymentIntentData: {
    description: string | null;
    metadata: Stripe.Metadata;
    receiptEmail: string | null;
    setupFutureUsage: 'off_session' | 'on_session' | null;
  };
  subscriptionData: { description: string | null; metadata: Stripe.Metadata };
}

/** A webhook endpoint's secret, which Stripe shows only once. */
export interface EndpointSecret {
  id: string;
  object: 'sandbox.secret';
  secret: string;
}

export interface StripeObjects {
  balance_transaction: Stripe.BalanceTransaction;
  charge: Stripe.Charge;
  'checkout.session': Stripe.Checkout.Session;
  customer: Stripe.Customer;
  event: Stripe.Event;
  invoice: Stripe.Invoice;
  invoice_payment: Stripe.InvoicePayment;
  invoiceitem: Stripe.InvoiceItem;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  price: Stripe.Price;
  product: Stripe.Product;
  refund: Stripe.Refund;
  subscription: Stripe.Subscription;
  tax_rate: Stripe.TaxRate;
  webhook_endpoint: Stripe.WebhookEndpoint;
  'sandbox.answer': StoredAnswer;
  'sandbox.checkout': CheckoutState;
  'sandbox.delivery': Delivery;
  'sandbox.secret': EndpointSecret;
}

export type ObjectType = keyof StripeObjects;
type AnyObject = StripeObjects[ObjectType];
type Entry = { put: AnyObject } | { remove: [ObjectType, string] };

/** A field of an object, or a path that begins with one: `customer`, `items.data.price.id`. */
export type FieldPath<T extends ObjectType> =
  | (keyof StripeObjects[T] & string)
  | `${keyof StripeObjects[T] & string}.${string}`;

/**
 * Everything the sandbox remembers. Stored objects are never changed in place: `put` replaces,
 * so that an event's snapshot stays what it was.
 */
export class Store {
  readonly #tables = new Map<string, Table<AnyObject>>();
  #pending: Entry[] = [];
  readonly #journal;

  constructor(path: string | undefined) {
    this.#journal = openJournal<Entry>(path);
    for (const entry of this.#journal.read()) this.#apply(entry);
    this.#journal.rewrite(this.#all());
  }

  get<T extends ObjectType>(type: T, id: string): StripeObjects[T] | undefined {
    return this.table(type).row(id)?.object;
  }

  /** Every object in the order they were first put; prefer `by` where there can be many. */
  all<T extends ObjectType>(type: T): StripeObjects[T][] {
    return this.table(type).objects();
  }

  /** The objects whose field has this value, oldest first, found by an index. */
  by<T extends ObjectType>(
    type: T,
    field: FieldPath<T>,
    value: string | number | boolean | null,
  ): StripeObjects[T][] {
    return this.table(type).where(field, value).objects();
  }

  table<T extends ObjectType>(type: T): Table<StripeObjects[T]> {
    const known = this.#tables.get(type);
    const table = known ?? new Table<AnyObject>();
    if (!known) this.#tables.set(type, table);
    return table as unknown as Table<StripeObjects[T]>;
  }

  put<T extends AnyObject>(object: T): T {
    this.#record({ put: object });
    return object;
  }

  remove(type: ObjectType, id: string): void {
    this.#record({ remove: [type, id] });
  }

  clear(): void {
    this.#tables.clear();
    this.#pending = [];
    this.#journal.rewrite([]);
  }

  /** Writes what changed since the last call; called once at the end of each request. */
  flush(): void {
    this.#journal.append(this.#pending);
    this.#pending = [];
  }

  #record(entry: Entry): void {
    this.#apply(entry);
    this.#pending.push(entry);
  }

  #apply(entry: Entry): void {
    if ('remove' in entry) this.table(entry.remove[0]).remove(entry.remove[1]);
    else (this.table(entry.put.object) as unknown as Table<AnyObject>).put(entry.put);
  }

  #all(): Entry[] {
    return [...this.#tables.values()].flatMap((table) => table.objects().map((put) => ({ put })));
  }
}
