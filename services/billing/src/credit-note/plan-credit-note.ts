import { type InputProblem, invalidInput } from '@mobilytics/chassis/validate-input';
import Stripe from 'stripe';
import { readAmount } from '../approval/read-amount.ts';
import type { Context } from '../context.ts';
import type { Invoice, InvoiceLine } from '../generated/prisma/client.ts';
import type { CreditNotePreviewInput } from '../generated/resolvers.ts';
import { providerRefused } from '../intent/act-at-once.ts';
import { message } from '../messages.ts';
import { creditNoteMessage } from './credit-note-messages.ts';
import { type CreditNoteParams, stripeCreditNoteParams } from './credit-note-params.ts';
import { creditableLines, creditedTotal } from './credited-total.ts';
import { spreadCredit } from './spread-credit.ts';

/** What a credit note would be: its parameters, and what Stripe would make of them. */
export interface CreditNotePlan {
  invoice: Invoice;
  params: CreditNoteParams;
  preview: Stripe.CreditNote;
}

/**
 * Reads what somebody wants to credit and has Stripe compute it. A paid invoice needs to know how the
 * money goes back, an open one must not.
 */
export async function planCreditNote(ctx: Context, input: CreditNotePreviewInput) {
  const { locale } = ctx.viewer;
  const invoice = await ctx.db.invoice.findUnique({ where: { id: input.invoiceId } });
  const path = ['input', 'invoiceId'];
  if (!invoice) {
    const text = creditNoteMessage('noInvoice', locale);
    return { __typename: 'NotFound' as const, message: text, path };
  }
  const lines = await ctx.db.invoiceLine.findMany({ where: { invoiceId: invoice.id } });
  const read = readWhat(invoice, lines, input, locale);
  if ('problems' in read) return invalidInput(read.problems);
  const { stripe } = ctx.services;
  try {
    const asked = await spread(ctx, invoice, read.params);
    // Of a paid invoice Stripe wants to be told exactly what goes back, and refuses another sum.
    const settledMinor = invoice.state === 'PAID' ? await creditedTotal(ctx, invoice, asked) : null;
    const params = { ...asked, settledMinor };
    const preview = await stripe.creditNotes.preview(stripeCreditNoteParams(params));
    return { invoice, params, preview } as CreditNotePlan;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    if (error instanceof Stripe.errors.StripeInvalidRequestError) {
      return providerRefused({ code: error.code ?? error.type, message: error.message }, locale, [
        'input',
      ]);
    }
    ctx.log.error({ err: error, invoiceId: invoice.id }, 'Stripe previewed no credit note.');
    return {
      __typename: 'PaymentProviderUnavailable' as const,
      message: message('providerUnreachable', locale),
      path,
    };
  }
}

/**
 * A credit of an amount without lines would give back none of the taxes that were charged on it, and be
 * of no product: it is spread over the invoice's lines. What they cannot bear Stripe refuses itself.
 */
async function spread(
  ctx: Context,
  invoice: Invoice,
  params: CreditNoteParams,
): Promise<CreditNoteParams> {
  if (params.amountMinor === null) return params;
  const spread = spreadCredit(await creditableLines(ctx, invoice), params.amountMinor);
  if (spread === null) return params;
  const lines = spread.lines.map(({ stripeLineId, netMinor }) => ({
    ...{ stripeLineId, quantity: null, amountMinor: netMinor },
  }));
  return { ...params, lines, amountMinor: null, roundingMinor: spread.roundingMinor };
}

type What = { params: CreditNoteParams } | { problems: InputProblem[] };

function readWhat(
  invoice: Invoice,
  invoiced: readonly InvoiceLine[],
  input: CreditNotePreviewInput,
  locale: 'en' | 'fr',
): What {
  const problems: InputProblem[] = [];
  const wrong = (name: Parameters<typeof creditNoteMessage>[0], ...path: string[]) =>
    problems.push({
      ...{ message: creditNoteMessage(name, locale), code: 'INVALID' },
      path: ['input', ...path],
    });
  const amountOf = (text: string, ...path: string[]): number | null => {
    const read = readAmount(text, invoice.currency, locale, ['input', ...path]);
    if ('amountMinor' in read) return read.amountMinor;
    problems.push(read.problem);
    return null;
  };
  const { amount, settlement = null } = input;
  const lines = input.lines?.length ? input.lines : null;
  if ((lines === null) === (amount == null)) wrong('linesOrAmount', 'amount');
  if (invoice.state !== 'OPEN' && invoice.state !== 'PAID') wrong('notCreditable', 'invoiceId');
  if (invoice.state === 'PAID' && settlement === null) wrong('settlementNeeded', 'settlement');
  if (invoice.state === 'OPEN' && settlement !== null) wrong('settlementNotOpen', 'settlement');
  const readLines = lines?.map(({ stripeLineId, quantity = null, amount: of }, index) => {
    if (quantity !== null && quantity < 1) wrong('quantity', 'lines', String(index), 'quantity');
    const amountMinor = of == null ? null : amountOf(of, 'lines', String(index), 'amount');
    const line = invoiced.find((one) => one.stripeLineId === stripeLineId);
    if (!line) wrong('noLine', 'lines', String(index), 'stripeLineId');
    // Of a line of which nothing is said, all is credited.
    const all = amountMinor === null ? (line?.quantity ?? 1) : null;
    return { stripeLineId, quantity: quantity ?? all, amountMinor };
  });
  const amountMinor = amount == null ? null : amountOf(amount, 'amount');
  if (problems.length > 0) return { problems };
  return {
    params: {
      ...{ stripeInvoiceId: invoice.stripeInvoiceId, amountMinor, settlement, settledMinor: null },
      ...{ lines: readLines ?? null, roundingMinor: 0 },
    },
  };
}
