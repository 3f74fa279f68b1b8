import {
  type InputProblem,
  invalidInput,
  optionalText,
  parseInput,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { isCurrency } from '@mobilytics/money/money';
import { jurisdictionOf, taxRatesOf } from '@mobilytics/tax/tax-rates-of';
import Stripe from 'stripe';
import { z } from 'zod';
import { ensureCustomer } from '../account/ensure-customer.ts';
import { readAmount } from '../approval/read-amount.ts';
import { ensureTaxRate } from '../checkout/stripe-tax-rates.ts';
import type { Context } from '../context.ts';
import type { DraftInvoiceInput } from '../generated/resolvers.ts';
import { actAtOnce } from '../intent/act-at-once.ts';
import { intend } from '../intent/intend.ts';
import { message } from '../messages.ts';
import { draftInvoiceIntent } from './draft-invoice-intent.ts';
import { invoiceMessage } from './invoice-messages.ts';

const schema = z.object({
  organizationId: z.string(),
  currency: z.string(),
  lines: z
    .array(
      z.object({
        description: requiredText(300),
        quantity: z.int().min(1).max(100_000),
        unitPrice: z.string(),
        isTaxed: z.boolean(),
      }),
    )
    .min(1)
    .max(100),
  taxPlace: z.object({ country: z.string(), region: z.string() }).nullish(),
  dueDays: z.int().min(0).max(365),
  purchaseOrderNumber: optionalText(140),
  memo: optionalText(500),
});

type Asked = z.output<typeof schema>;

/** Makes a draft at Stripe, whose totals Stripe computes; nothing is due before it is sent. */
export async function draftInvoice(ctx: Context, input: DraftInvoiceInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const asked = parsed.value;
  const { organizationId, currency, purchaseOrderNumber, memo, dueDays } = asked;
  const account = await ctx.db.billingAccount.findUnique({ where: { organizationId } });
  if (!account) {
    const text = invoiceMessage('noAccount', locale);
    return { __typename: 'NotFound' as const, message: text, path: ['input', 'organizationId'] };
  }
  const prices = readPrices(asked, locale);
  if ('problems' in prices) return invalidInput(prices.problems);
  try {
    const customerId = await ensureCustomer(ctx, account);
    const taxRateIds = await taxRateIdsOf(ctx, asked.taxPlace);
    const lines = asked.lines.map(({ description, quantity, isTaxed }, index) => ({
      ...{ description, quantity, unitMinor: prices.minor[index] ?? 0 },
      taxRateIds: isTaxed ? taxRateIds : [],
    }));
    const done = await actAtOnce(ctx, {
      ...{ organizationId, path: ['input'] },
      store: async (tx) => {
        const about = { organizationId, key: `invoice-draft:${newId('int')}` };
        const words = { purchaseOrderNumber, memo, locale };
        const params = { customerId, currency, lines, dueDays, ...words };
        const intentId = await intend(tx, draftInvoiceIntent, params, about);
        tx.audit({
          action: 'invoice.drafted',
          ...{ targetType: 'StripeIntent', targetId: intentId, organizationId, after: asked },
        });
        return intentId;
      },
    });
    if ('__typename' in done) return done;
    const { objectId } = done;
    const invoice =
      objectId && (await ctx.db.invoice.findUnique({ where: { stripeInvoiceId: objectId } }));
    return { __typename: 'DraftInvoiceSuccess' as const, invoice: invoice || null };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    ctx.log.error({ err: error, organizationId }, 'Stripe could not prepare a draft.');
    const text = message('providerUnreachable', locale);
    return { __typename: 'PaymentProviderUnavailable' as const, message: text, path: ['input'] };
  }
}

type Prices = { minor: number[] } | { problems: InputProblem[] };

function readPrices({ currency, lines, taxPlace }: Asked, locale: 'en' | 'fr'): Prices {
  const problems: InputProblem[] = [];
  if (!isCurrency(currency)) {
    const path = ['input', 'currency'];
    problems.push({ message: invoiceMessage('currency', locale), path, code: 'CURRENCY' });
    return { problems };
  }
  if (taxPlace && taxRatesOf(taxPlace, new Date()).length === 0 && taxPlace.country === 'CA') {
    const path = ['input', 'taxPlace', 'region'];
    problems.push({ message: invoiceMessage('region', locale), path, code: 'UNKNOWN_VALUE' });
  }
  const minor = lines.map(({ unitPrice }, index) => {
    // What is given for nothing may stand on an invoice; only less than nothing may not.
    if (Number(unitPrice) === 0) return 0;
    const path = ['input', 'lines', String(index), 'unitPrice'];
    const read = readAmount(unitPrice, currency, locale, path);
    if ('problem' in read) problems.push(read.problem);
    return 'amountMinor' in read ? read.amountMinor : 0;
  });
  if (problems.length === 0 && minor.every((price) => price === 0)) {
    const path = ['input', 'lines'];
    problems.push({ message: invoiceMessage('nothing', locale), path, code: 'TOO_SMALL' });
  }
  return problems.length > 0 ? { problems } : { minor };
}

async function taxRateIdsOf(ctx: Context, place: Asked['taxPlace']): Promise<string[]> {
  if (!place) return [];
  const ids: string[] = [];
  for (const rate of taxRatesOf(place, ctx.now())) {
    ids.push(await ensureTaxRate(ctx, rate, jurisdictionOf(place)));
  }
  return ids;
}
