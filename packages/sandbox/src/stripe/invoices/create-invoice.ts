import type Stripe from 'stripe';
import { createDiscounts } from '../discounts/create-discount.ts';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { mergeMetadata } from '../objects/merge-metadata.ts';
import type { Sandbox } from '../sandbox.ts';
import { checkMethod } from '../subscriptions/check-items.ts';
import { ratesOf } from '../subscriptions/item-params.ts';
import { draftInvoice } from './draft-invoice.ts';
import { redraft } from './edit-draft.ts';
import { pendingItems } from './invoice-item.ts';
import type { CreateParams, UpdateParams } from './invoice-params.ts';
import { changeInvoice } from './plan-invoice.ts';

const daySeconds = 86_400;
const hourSeconds = 3_600;

/** Drafts a one-off invoice, of the items given later or of those that wait. */
export const createInvoice = (sandbox: Sandbox, params: CreateParams): Stripe.Invoice =>
  sandbox.whole(() => {
    const customer = sandbox.need('customer', params.customer, 'customer');
    const subscription = params.subscription
      ? sandbox.need('subscription', params.subscription, 'subscription')
      : undefined;
    const currency = params.currency ?? subscription?.currency ?? customer.currency ?? 'cad';
    const waiting = pendingItems(sandbox, customer.id, currency, subscription?.id);
    const items = subscription
      ? waiting.filter((item) => item.parent !== null)
      : params.pending_invoice_items_behavior === 'include'
        ? waiting
        : [];
    if (subscription && items.length === 0)
      throw invalidRequest('Nothing to invoice for subscription', {
        code: 'invoice_no_subscription_line_items',
        param: 'subscription',
      });
    const id = newId('in');
    const fields = draftFields(sandbox, params, { id, customer: customer.id });
    return draftInvoice(sandbox, {
      id,
      customer: customer.id,
      currency,
      items,
      lines: [],
      fields: {
        ...fields,
        ...(fields.footer === undefined && { footer: customer.invoice_settings.footer }),
        due_date: dueDate(sandbox, params, params.collection_method ?? 'charge_automatically'),
        ...(subscription && {
          default_tax_rates: fields.default_tax_rates ?? subscription.default_tax_rates ?? [],
          parent: {
            quote_details: null,
            subscription_details: {
              metadata: subscription.metadata,
              subscription: subscription.id,
            },
            type: 'subscription_details' as const,
          },
        }),
      },
    });
  });

/** Changes a draft, or the little that a finalised invoice lets be changed. */
export const updateInvoice = (sandbox: Sandbox, params: UpdateParams, id: string): Stripe.Invoice =>
  sandbox.whole(() => {
    const invoice = sandbox.need('invoice', id, 'id');
    if (invoice.status !== 'draft') return updateFinalized(sandbox, params, invoice);
    const fields = draftFields(sandbox, params, { id, customer: String(invoice.customer) });
    const method = params.collection_method ?? invoice.collection_method;
    const isDueChanged =
      params.due_date !== undefined ||
      params.days_until_due !== undefined ||
      params.collection_method !== undefined;
    const autoAdvance = fields.auto_advance ?? invoice.auto_advance;
    return redraft(sandbox, invoice, {
      ...fields,
      metadata: mergeMetadata(invoice.metadata, params.metadata ?? {}),
      ...(isDueChanged && { due_date: dueDate(sandbox, params, method, invoice.due_date) }),
      automatically_finalizes_at: autoAdvance
        ? (params.automatically_finalizes_at ??
          invoice.automatically_finalizes_at ??
          sandbox.now() + hourSeconds)
        : null,
    });
  });

function updateFinalized(
  sandbox: Sandbox,
  params: UpdateParams,
  invoice: Stripe.Invoice,
): Stripe.Invoice {
  const {
    auto_advance: autoAdvance,
    default_payment_method: method,
    metadata,
    payment_settings: _,
    ...rest
  } = params;
  const [frozen] = Object.keys(rest);
  if (frozen)
    throw invalidRequest(
      `Finalized invoices can't be updated in this way: you cannot change \`${frozen}\` of an invoice with a status of ${invoice.status}.`,
      { code: 'invoice_not_editable', param: frozen },
    );
  const isCharged =
    invoice.status === 'open' && invoice.collection_method === 'charge_automatically';
  return changeInvoice(sandbox, invoice, {
    ...(metadata && { metadata: mergeMetadata(invoice.metadata, metadata) }),
    ...(method !== undefined && {
      default_payment_method: checkedMethod(sandbox, method, String(invoice.customer)),
    }),
    ...(autoAdvance !== undefined && {
      auto_advance: autoAdvance,
      next_payment_attempt: autoAdvance && isCharged ? sandbox.now() + hourSeconds : null,
    }),
  });
}

function checkedMethod(sandbox: Sandbox, id: string, customer: string): string | null {
  if (!id) return null;
  return checkMethod(sandbox.need('payment_method', id, 'default_payment_method'), customer);
}

/** The fields of a draft that parameters name. */
function draftFields(
  sandbox: Sandbox,
  params: UpdateParams,
  owner: { id: string; customer: string },
): Partial<Stripe.Invoice> {
  return {
    ...(params.auto_advance !== undefined && { auto_advance: params.auto_advance }),
    ...(params.automatically_finalizes_at !== undefined && {
      auto_advance: true,
      automatically_finalizes_at: params.automatically_finalizes_at,
    }),
    ...(params.collection_method && { collection_method: params.collection_method }),
    ...(params.custom_fields && {
      custom_fields: params.custom_fields.length > 0 ? params.custom_fields : null,
    }),
    ...(params.default_payment_method !== undefined && {
      default_payment_method: checkedMethod(sandbox, params.default_payment_method, owner.customer),
    }),
    ...(params.default_tax_rates && {
      default_tax_rates: ratesOf(sandbox, params.default_tax_rates, 'default_tax_rates'),
    }),
    ...(params.description !== undefined && { description: params.description || null }),
    ...(params.discounts && {
      discounts: createDiscounts(sandbox, params.discounts, {
        customer: owner.customer,
        invoice: owner.id,
      }),
    }),
    ...(params.effective_at !== undefined && { effective_at: params.effective_at }),
    ...(params.footer !== undefined && { footer: params.footer || null }),
    ...(params.metadata && { metadata: params.metadata }),
    ...(params.number && { number: freeNumber(sandbox, params.number, owner.id) }),
    ...(params.statement_descriptor && { statement_descriptor: params.statement_descriptor }),
  };
}

function freeNumber(sandbox: Sandbox, number: string, id: string): string {
  if (sandbox.store.by('invoice', 'number', number).some((invoice) => invoice.id !== id))
    throw invalidRequest(`The invoice number ${number} is already in use.`, { param: 'number' });
  return number;
}

function dueDate(
  sandbox: Sandbox,
  { days_until_due: days, due_date: date }: UpdateParams,
  method: string,
  known: number | null = null,
): number | null {
  if (method !== 'send_invoice') {
    if (days === undefined && date === undefined) return null;
    throw invalidRequest(
      'You can only specify `days_until_due` or `due_date` if `collection_method` is `send_invoice`.',
      { param: days === undefined ? 'due_date' : 'days_until_due' },
    );
  }
  if (days !== undefined && date !== undefined)
    throw invalidRequest('You may only specify one of these parameters: days_until_due, due_date.');
  if (date !== undefined && date <= sandbox.now())
    throw invalidRequest('The due date must be in the future.', { param: 'due_date' });
  if (date !== undefined) return date;
  if (days !== undefined) return sandbox.now() + days * daySeconds;
  if (known !== null) return known;
  throw invalidRequest(
    'If `collection_method` is `send_invoice`, you must also pass `days_until_due` or `due_date`.',
    { code: 'parameter_missing', param: 'days_until_due' },
  );
}
