import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Stripe from 'stripe';
import { startTestStripe } from '../../../test/stripe-harness.ts';

describe('products and prices', async () => {
  const { stripe } = await startTestStripe();

  it('of a product may be made together, and its default price cannot be archived', async () => {
    const product = await stripe.products.create({
      name: 'Sensor kit',
      default_price_data: { currency: 'cad', unit_amount: 12_999 },
      marketing_features: [{ name: 'Counts people' }],
      package_dimensions: { height: 10, length: 20, weight: 12.5, width: 8 },
      expand: ['default_price'],
    });
    const price = product.default_price as Stripe.Price;
    assert.deepEqual([price.unit_amount, price.product], [12_999, product.id]);
    assert.equal(product.package_dimensions?.weight, 12.5);
    await assert.rejects(stripe.prices.update(price.id, { active: false }), { param: 'active' });
    await assert.rejects(stripe.products.del(product.id), /user-created prices/);
    const plain = await stripe.products.update(product.id, {
      description: 'New',
      package_dimensions: '',
      marketing_features: '',
    });
    assert.deepEqual(
      [plain.description, plain.package_dimensions, plain.marketing_features],
      ['New', null, []],
    );
  });

  it('have amounts below a cent, or of packages, and one lookup key each', async () => {
    const create = (params: Partial<Stripe.PriceCreateParams>) =>
      stripe.prices.create({ currency: 'cad', product_data: { name: 'Impressions' }, ...params });
    const tiny = await create({ unit_amount_decimal: Stripe.Decimal.from('0.0250') });
    assert.deepEqual([tiny.unit_amount, tiny.unit_amount_decimal?.toString()], [null, '0.025']);
    const whole = await create({ unit_amount_decimal: Stripe.Decimal.from('25.00') });
    assert.equal(whole.unit_amount, 25);
    const both = { unit_amount: 1, unit_amount_decimal: Stripe.Decimal.from('1') };
    await assert.rejects(create(both), { param: 'unit_amount' });
    await assert.rejects(create({}), { code: 'parameter_missing', param: 'unit_amount' });
    const packed = await create({
      unit_amount: 500,
      transform_quantity: { divide_by: 1_000, round: 'up' },
      lookup_key: 'per-thousand',
    });
    const customer = (await stripe.customers.create({})).id;
    const item = await stripe.invoiceItems.create({
      customer,
      pricing: { price: packed.id },
      quantity: 2_001,
    });
    assert.equal(item.amount, 1_500);
    await assert.rejects(create({ unit_amount: 1, lookup_key: 'per-thousand' }), {
      param: 'lookup_key',
    });
    const next = await create({
      unit_amount: 1,
      transfer_lookup_key: true,
      lookup_key: 'per-thousand',
    });
    const found = await stripe.prices.list({ lookup_keys: ['per-thousand'] });
    assert.deepEqual(
      found.data.map(({ id }) => id),
      [next.id],
    );
  });
});
