import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { customerWithCard } from '../../../test/stripe-billing.ts';
import { startTestStripe, submitCard } from '../../../test/stripe-harness.ts';

describe('the hosted invoice', async () => {
  const { stripe } = await startTestStripe();
  const open = async (locale = 'en-CA') => {
    const { id: customer } = await customerWithCard(stripe);
    await stripe.customers.update(customer, { preferred_locales: [locale] });
    const { id = '' } = await stripe.invoices.create({ customer, footer: '<b>Merci</b>' });
    await stripe.invoiceItems.create({
      customer,
      invoice: id,
      amount: 123_456,
      description: 'Work',
    });
    return stripe.invoices.finalizeInvoice(id);
  };

  it('is paid by a card once, from however many tabs', async () => {
    const invoice = await open();
    const url = invoice.hosted_invoice_url ?? '';
    const page = await (await fetch(url)).text();
    assert.match(page, /waiting for payment/);
    assert.match(page, /\$1,234\.56/);
    assert.ok(!page.includes('<b>Merci'), 'what people wrote is text');
    const answers = await Promise.all([submitCard(url), submitCard(url)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 303]);
    const paid = await stripe.invoices.retrieve(invoice.id);
    assert.deepEqual([paid.status, paid.amount_paid], ['paid', 123_456]);
    const charges = await stripe.charges.list({ customer: String(paid.customer) });
    assert.equal(charges.data.length, 1);
    assert.ok(!(await (await fetch(url)).text()).includes('<form'));
  });

  it('tells a refusal plainly in the customer’s language and stays open', async () => {
    const invoice = await open('fr-CA');
    const answer = await submitCard(invoice.hosted_invoice_url ?? '', {
      number: '4000000000000002',
    });
    assert.equal(answer.status, 402);
    const html = await answer.text();
    assert.match(html, /<html lang="fr-CA">/);
    assert.match(html, /Votre carte a été refusée/);
    const after = await stripe.invoices.retrieve(invoice.id);
    assert.deepEqual([after.status, after.attempt_count], ['open', 1]);
    const typo = await submitCard(invoice.hosted_invoice_url ?? '', { number: '4242' });
    assert.equal(typo.status, 422);
  });

  it('comes as a PDF, and drafts as neither', async () => {
    const invoice = await open();
    const answer = await fetch(invoice.invoice_pdf ?? '');
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      new RegExp(`${invoice.number}.pdf`),
    );
    assert.equal(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    );
    const { id = '' } = await stripe.invoices.create({ customer: String(invoice.customer) });
    const draft = (invoice.hosted_invoice_url ?? '').replace(invoice.id.slice(3), id.slice(3));
    assert.equal((await fetch(draft)).status, 404);
    assert.equal((await fetch(`${draft}/pdf`)).status, 404);
  });
});
