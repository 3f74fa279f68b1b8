import type Stripe from 'stripe';
import { openJournal } from '../journal.ts';
import type { Delivery } from './deliveries.ts';
import type { StoredAnswer } from './idempotency.ts';
import type { Dunning } from './invoices/dunning.ts';
import type { ReportedUsage } from './meters/meter-usage.ts';
import type { FileContent } from './objects/files.ts';
import type { PaidOut } from './payments/pay-out.ts';
import type { KnownCard } from './payments/payment-method.ts';
import { Table } from './table.ts';
import type { Task } from './time/tasks.ts';

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
  /** A coupon, or the promotion code that stands for one. */
  discount: { coupon: string } | { promotion_code: string } | null;
  trial: {
    end: number | null;
    days: number | null;
    settings: Stripe.Subscription.TrialSettings | null;
  };
}

/** A webhook endpoint's secret, which Stripe shows only once. */
export interface EndpointSecret {
  id: string;
  object: 'sandbox.secret';
  secret: string;
  /** Secrets that were rolled and sign for a while yet. */
  older?: { secret: string; untilMs: number }[];
}

/** What Stripe remembers of an invoice's draft without showing it. */
export interface InvoiceState {
  id: string;
  object: 'sandbox.invoice';
  /** The tax rates of lines that have their own instead of the invoice's. */
  rates: Record<string, string[]>;
  /** Invoice items that waited for an invoice; a deleted draft lets them wait again. */
  pulled: string[];
}

/** The secret in the address of a portal session. */
export interface PortalState {
  id: string;
  object: 'sandbox.portal';
  session: string;
  openedAtMs: number;
}

/** A coupon as it was created, which outlives its deletion, and the products it is limited to. */
export interface CouponState {
  id: string;
  object: 'sandbox.coupon';
  coupon: Stripe.Coupon;
  products: string[] | null;
}

export interface StripeObjects {
  balance_transaction: Stripe.BalanceTransaction;
  'billing_portal.configuration': Stripe.BillingPortal.Configuration;
  'billing_portal.session': Stripe.BillingPortal.Session;
  'billing.meter': Stripe.Billing.Meter;
  charge: Stripe.Charge;
  credit_note: Stripe.CreditNote;
  dispute: Stripe.Dispute;
  file: Stripe.File;
  payout: Stripe.Payout;
  setup_intent: Stripe.SetupIntent;
  tax_id: Stripe.TaxId;
  coupon: Stripe.Coupon;
  customer_balance_transaction: Stripe.CustomerBalanceTransaction;
  discount: Stripe.Discount;
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
  promotion_code: Stripe.PromotionCode;
  refund: Stripe.Refund;
  subscription: Stripe.Subscription;
  subscription_schedule: Stripe.SubscriptionSchedule;
  'test_helpers.test_clock': Stripe.TestHelpers.TestClock;
  tax_rate: Stripe.TaxRate;
  webhook_endpoint: Stripe.WebhookEndpoint;
  'sandbox.answer': StoredAnswer;
  'sandbox.card': KnownCard;
  'sandbox.file': FileContent;
  'sandbox.checkout': CheckoutState;
  'sandbox.coupon': CouponState;
  'sandbox.dunning': Dunning;
  'sandbox.invoice': InvoiceState;
  'sandbox.portal': PortalState;
  'sandbox.task': Task;
  'sandbox.delivery': Delivery;
  'sandbox.payout': PaidOut;
  'sandbox.usage': ReportedUsage;
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
  /** What would take back the running `whole` operation, last change last. */
  #undo: Entry[] | undefined;
  readonly #journal;

  constructor(path: string | undefined) {
    this.#journal = openJournal<Entry>(path);
    for (const entry of this.#journal.read()) this.#apply(entry);
    this.#journal.rewrite(this.#all());
  }

  get<T extends ObjectType>(type: T, id: string): StripeObjects[T] | undefined {
    return this.table(type).row(id)?.object;
  }

  /** Every object that the API shows, of one type or of all. */
  shown(type?: string): AnyObject[] {
    return [...this.#tables].flatMap(([name, table]) =>
      !name.startsWith('sandbox.') && (!type || name === type) ? table.objects() : [],
    );
  }

  /** An object that the API shows, by its id alone. */
  find(id: string): AnyObject | undefined {
    for (const [type, table] of this.#tables) {
      const found = type.startsWith('sandbox.') ? undefined : table.row(id)?.object;
      if (found) return found;
    }
    return undefined;
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

  /** Runs an operation whole or not at all: when it throws, what it stored is taken back. */
  whole<T>(operation: () => T): T {
    const outer = this.#undo;
    const undo: Entry[] = [];
    const pending = this.#pending.length;
    this.#undo = undo;
    try {
      const result = operation();
      outer?.push(...undo);
      return result;
    } catch (error) {
      for (const entry of undo.reverse()) this.#apply(entry);
      this.#pending.length = pending;
      throw error;
    } finally {
      this.#undo = outer;
    }
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
    if (this.#undo) this.#undo.push(this.#inverse(entry));
    this.#apply(entry);
    this.#pending.push(entry);
  }

  #inverse(entry: Entry): Entry {
    const [type, id]: [ObjectType, string] =
      'remove' in entry ? entry.remove : [entry.put.object, entry.put.id];
    const before = this.get(type, id);
    return before ? { put: before } : { remove: [type, id] };
  }

  #apply(entry: Entry): void {
    if ('remove' in entry) this.table(entry.remove[0]).remove(entry.remove[1]);
    else (this.table(entry.put.object) as unknown as Table<AnyObject>).put(entry.put);
  }

  #all(): Entry[] {
    return [...this.#tables.values()].flatMap((table) => table.objects().map((put) => ({ put })));
  }
}
