import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Stripe from 'stripe';
import type { CardFormState } from '../checkout/card-form.ts';
import { messagePage } from '../checkout/page.ts';
import { type PageLanguage, pageLanguage } from '../checkout/page-words.ts';
import { declineWords, readCardForm } from '../checkout/read-card-form.ts';
import { chargeCard } from '../payments/charge-card.ts';
import type { Sandbox } from '../sandbox.ts';
import { timeOfRequest } from '../time/clock-of.ts';
import { hostedInvoice } from './hosted-page.ts';
import { intentOfInvoice } from './invoice-payment.ts';
import { invoicePdf } from './invoice-pdf.ts';
import { invoiceWords } from './page-words.ts';

type PageRequest = FastifyRequest<{ Params: { id: string } }>;
const nobody = { id: null, idempotency_key: null };
const blank: CardFormState = { asksEmail: false, values: {}, errors: {} };

/** The pages that an invoice's `hosted_invoice_url` and `invoice_pdf` lead to; the address is the key. */
export function hostedInvoiceRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/i/:id', (request: PageRequest, reply) => show(sandbox, request, reply, 200, blank));
  app.post('/i/:id', (request: PageRequest, reply) => pay(sandbox, request, reply));
  app.get('/i/:id/pdf', async (request: PageRequest, reply) => {
    const invoice = finalized(sandbox, request);
    if (!invoice) return show(sandbox, request, reply, 404, blank);
    const { code } = languageOf(sandbox, request, invoice);
    const bytes = await invoicePdf(sandbox, invoice, code);
    return reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="Invoice-${invoice.number}.pdf"`)
      .send(bytes);
  });
}

function pay(sandbox: Sandbox, request: PageRequest, reply: FastifyReply): FastifyReply {
  const invoice = finalized(sandbox, request);
  // Two tabs may pay one invoice; the second finds it paid.
  if (!invoice || (invoice.status !== 'open' && invoice.status !== 'uncollectible'))
    return show(sandbox, request, reply, 200, blank);
  const { words } = languageOf(sandbox, request, invoice);
  const read = readCardForm(request.body, words, false);
  if (!read.person) return show(sandbox, request, reply, 422, read.state);
  const payer = {
    customer: String(invoice.customer),
    name: read.person.name,
    email: invoice.customer_email,
    country: null,
  };
  const time = timeOfRequest(sandbox, {}, invoice.id);
  const attempt = sandbox.run(nobody, () =>
    sandbox.withTime(time, () =>
      chargeCard(sandbox, intentOfInvoice(sandbox, invoice), read.card, payer),
    ),
  );
  sandbox.store.flush();
  if (!attempt.decline) return reply.redirect(`${sandbox.baseUrl}/i/${request.params.id}`, 303);
  const decline = declineWords(attempt.decline, words);
  return show(sandbox, request, reply, 402, { ...read.state, decline });
}

/** A draft has no page yet. */
function finalized(sandbox: Sandbox, { params }: PageRequest): Stripe.Invoice | undefined {
  const invoice = sandbox.store.get('invoice', `in_${params.id}`);
  return invoice && !invoice.deleted && invoice.status !== 'draft' ? invoice : undefined;
}

function languageOf(
  sandbox: Sandbox,
  request: PageRequest,
  invoice: Stripe.Invoice | undefined,
): PageLanguage {
  const customer = sandbox.store.get('customer', String(invoice?.customer));
  const [locale = null] = customer?.preferred_locales ?? [];
  return pageLanguage(locale, request.headers['accept-language']);
}

function show(
  sandbox: Sandbox,
  request: PageRequest,
  reply: FastifyReply,
  status: number,
  state: CardFormState,
): FastifyReply {
  const invoice = finalized(sandbox, request);
  const language = languageOf(sandbox, request, invoice);
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
  if (invoice) return reply.code(status).send(hostedInvoice(sandbox, invoice, language, state));
  const words = invoiceWords(language.code);
  return reply.code(404).send(messagePage(language, words.missingTitle, words.missing));
}
