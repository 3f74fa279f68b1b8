import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Stripe from 'stripe';
import { eventsOf, startTestStripe } from '../../../test/stripe-harness.ts';

describe('customers', async () => {
  const { stripe } = await startTestStripe();

  it('begin with a saved card and tax ids, and tell how their invoices shall look', async () => {
    const customer = await stripe.customers.create({
      name: 'Ada Roy',
      business_name: 'Roy Sensors Inc.',
      payment_method: 'pm_card_visa',
      tax_id_data: [
        { type: 'ca_gst_hst', value: '123456789RT0001' },
        { type: 'ca_qst', value: '1234567890TQ0001' },
      ],
      invoice_settings: { custom_fields: [{ name: 'PO number', value: 'PO-1' }], footer: 'Merci' },
      shipping: { name: 'Dock 4', address: { line1: '1 rue A', country: 'CA' } },
      expand: ['tax_ids'],
    });
    assert.equal(customer.business_name, 'Roy Sensors Inc.');
    assert.deepEqual(
      customer.tax_ids?.data.map(({ type }) => type),
      ['ca_gst_hst', 'ca_qst'],
    );
    assert.equal((await stripe.customers.listPaymentMethods(customer.id)).data.length, 1);
    assert.deepEqual(customer.invoice_settings.custom_fields, [
      { name: 'PO number', value: 'PO-1' },
    ]);
    const changed = await stripe.customers.update(customer.id, {
      shipping: '',
      invoice_settings: { custom_fields: '' },
    });
    assert.equal(changed.shipping, null);
    assert.equal(changed.invoice_settings.custom_fields, null);
    assert.equal(changed.invoice_settings.footer, 'Merci');
  });

  it('pay by default only with a method that is theirs', async () => {
    const customer = await stripe.customers.create({});
    const method = await stripe.paymentMethods.create({
      type: 'card',
      card: { token: 'tok_visa' },
    });
    const update = () =>
      stripe.customers.update(customer.id, {
        invoice_settings: { default_payment_method: method.id },
      });
    await assert.rejects(update(), { param: 'invoice_settings[default_payment_method]' });
    await stripe.paymentMethods.attach(method.id, { customer: customer.id });
    assert.equal((await update()).invoice_settings.default_payment_method, method.id);
  });

  it('have tax ids whose form is checked, looked up where a register exists, and taken away', async () => {
    const { id } = await stripe.customers.create({});
    const create = (type: Stripe.CustomerCreateTaxIdParams.Type, value: string) =>
      stripe.customers.createTaxId(id, { type, value });
    await assert.rejects(create('ca_gst_hst', '12345'), { code: 'tax_id_invalid' });
    const gst = await create('ca_gst_hst', '123456789RT0001');
    assert.deepEqual([gst.country, gst.verification?.status], ['CA', 'unavailable']);
    const vat = await create('eu_vat', '000000000');
    assert.equal(vat.verification?.status, 'verified');
    assert.deepEqual(await eventsOf(stripe, vat.id), [
      'customer.tax_id.created',
      'customer.tax_id.updated',
    ]);
    await stripe.customers.deleteTaxId(id, vat.id);
    const left = await stripe.customers.listTaxIds(id);
    assert.deepEqual(
      left.data.map((taxId) => taxId.id),
      [gst.id],
    );
    await assert.rejects(stripe.customers.retrieveTaxId(id, vat.id), { code: 'resource_missing' });
  });

  it('take everything with them when they are deleted, their subscriptions too', async () => {
    const customer = await stripe.customers.create({ payment_method: 'pm_card_visa' });
    const [method] = (await stripe.customers.listPaymentMethods(customer.id)).data;
    const price = await stripe.prices.create({
      currency: 'cad',
      unit_amount: 1_500,
      recurring: { interval: 'month' },
      product_data: { name: 'Plan' },
    });
    const subscription = await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      default_payment_method: method?.id ?? '',
    });
    await stripe.customers.createTaxId(customer.id, { type: 'us_ein', value: '12-3456789' });
    await stripe.customers.del(customer.id);
    assert.equal((await stripe.customers.retrieve(customer.id)).deleted, true);
    assert.equal((await stripe.subscriptions.retrieve(subscription.id)).status, 'canceled');
    const detached = await stripe.paymentMethods.retrieve(method?.id ?? '');
    assert.equal(detached.customer, null);
    await assert.rejects(
      stripe.customers.update(customer.id, { name: 'Again' }),
      Stripe.errors.StripeInvalidRequestError,
    );
  });

  it('and tax rates tell what a change was before it', async () => {
    const rate = await stripe.taxRates.create({
      display_name: 'QST',
      inclusive: false,
      percentage: 9.975,
      country: 'CA',
      state: 'QC',
      tax_type: 'qst',
      description: 'Québec',
    });
    const changed = await stripe.taxRates.update(rate.id, { active: false, description: '' });
    assert.deepEqual([changed.active, changed.description], [false, null]);
    const [event] = (await stripe.events.list({ type: 'tax_rate.updated', limit: 1 })).data;
    assert.ok(event?.type === 'tax_rate.updated');
    assert.deepEqual(event.data.previous_attributes, { active: true, description: 'Québec' });
    const active = await stripe.taxRates.list({ active: true });
    assert.ok(!active.data.some(({ id }) => id === rate.id));
  });
});
