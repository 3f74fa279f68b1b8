import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startTestStripe } from '../../../test/stripe-harness.ts';

describe('meters', async () => {
  const { stripe, inside } = await startTestStripe();
  const customer = await stripe.customers.create({});
  const meterOf = (event_name: string, formula: 'sum' | 'count' | 'last') =>
    stripe.billing.meters.create({
      display_name: event_name,
      event_name,
      default_aggregation: { formula },
    });
  const report = (event_name: string, value: string, more: object = {}) =>
    stripe.billing.meterEvents.create({
      event_name,
      payload: { stripe_customer_id: customer.id, value },
      ...more,
    });
  const minute = Math.floor(Date.now() / 60_000) * 60;
  const day = Math.floor(Date.now() / 86_400_000) * 86_400;
  const summaries = async (meter: string, params: object = {}) => {
    const list = await stripe.billing.meters.listEventSummaries(meter, {
      customer: customer.id,
      start_time: minute - 3_600,
      end_time: minute + 3_600,
      ...params,
    });
    return list.data.map((summary) => summary.aggregated_value);
  };

  it('sum with corrections, count, and keep the last by its time', async () => {
    const sum = await meterOf('hours', 'sum');
    for (const value of ['3', '12', '-4']) await report('hours', value);
    assert.deepEqual(await summaries(sum.id), [11]);
    const count = await meterOf('calls', 'count');
    for (const value of ['5', '6', '7']) await report('calls', value);
    assert.deepEqual(await summaries(count.id), [3]);
    const last = await meterOf('seats', 'last');
    await report('seats', '9', { timestamp: minute });
    await report('seats', '4', { timestamp: minute - 60 });
    assert.deepEqual(await summaries(last.id), [9]);
  });

  it('show usage by day, for one customer only', async () => {
    const meter = await meterOf('impressions', 'sum');
    await report('impressions', '7', { timestamp: day - 86_400 + 5 });
    await report('impressions', '3', { timestamp: day - 86_400 + 80_000 });
    await report('impressions', '2', { timestamp: day - 3 * 86_400 });
    const other = await stripe.customers.create({});
    await report('impressions', '100', {
      payload: { stripe_customer_id: other.id, value: '100' },
    });
    const window = { start_time: day - 5 * 86_400, end_time: day };
    const byDay = { ...window, value_grouping_window: 'day' };
    assert.deepEqual(await summaries(meter.id, byDay), [10, 2]);
    assert.deepEqual(await summaries(meter.id, window), [12]);
    await assert.rejects(summaries(meter.id, { ...byDay, start_time: day - 30 }), {
      param: 'start_time',
    });
  });

  it('count a usage once, however often its identifier comes within a day', async () => {
    const meter = await meterOf('deliveries', 'sum');
    await report('deliveries', '1', { identifier: 'delivery-1' });
    await assert.rejects(report('deliveries', '1', { identifier: 'delivery-1' }), {
      statusCode: 400,
      message: 'An event already exists with identifier delivery-1.',
    });
    assert.deepEqual(await summaries(meter.id), [1]);
    inside.moveClock(25 * 3_600);
    await report('deliveries', '1', { identifier: 'delivery-1' });
    inside.moveClock(0);
  });

  it('refuse times too far away, values that are no numbers and names that nobody meters', async () => {
    await meterOf('strict', 'sum');
    const now = Math.floor(Date.now() / 1_000);
    const fails = (call: Promise<unknown>, code: string) => assert.rejects(call, { code });
    await fails(
      report('strict', '1', { timestamp: now - 36 * 86_400 }),
      'timestamp_too_far_in_past',
    );
    await fails(report('strict', '1', { timestamp: now + 400 }), 'timestamp_in_future');
    await fails(report('strict', 'many'), 'meter_event_invalid_value');
    await fails(report('strict', '1.5'), 'meter_event_invalid_value');
    await fails(
      report('strict', '1', { payload: { value: '1' } }),
      'meter_event_no_customer_defined',
    );
    await fails(report('nothing', '1'), 'resource_missing');
  });

  it('take a usage back within a day, for good', async () => {
    const meter = await meterOf('mistakes', 'sum');
    await report('mistakes', '5', { identifier: 'wrong' });
    await report('mistakes', '2');
    const cancel = () =>
      stripe.billing.meterEventAdjustments.create({
        event_name: 'mistakes',
        type: 'cancel',
        cancel: { identifier: 'wrong' },
      });
    await cancel();
    assert.deepEqual(await summaries(meter.id), [2]);
    await assert.rejects(report('mistakes', '5', { identifier: 'wrong' }));
    await assert.rejects(cancel(), { param: 'cancel[identifier]' });
  });

  it('are named, switched off and on, each with its event', async () => {
    const meter = await meterOf('switched', 'count');
    await assert.rejects(meterOf('switched', 'sum'), { param: 'event_name' });
    await stripe.billing.meters.update(meter.id, { display_name: 'Switched' });
    await stripe.billing.meters.deactivate(meter.id);
    await assert.rejects(report('switched', '1'));
    await stripe.billing.meters.reactivate(meter.id);
    const events = await stripe.events.list({ types: ['billing.meter.*'], limit: 4 });
    assert.deepEqual(
      events.data.map(({ type }) => type),
      [
        'billing.meter.reactivated',
        'billing.meter.deactivated',
        'billing.meter.updated',
        'billing.meter.created',
      ],
    );
  });
});
