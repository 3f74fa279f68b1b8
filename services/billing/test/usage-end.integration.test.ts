import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { member, signedQuery } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { endUsageBilling } from '../src/usage/end-usage-billing.ts';
import { tellUsage } from '../src/usage/tell-usage.ts';
import { campaignWorld, day, finance } from './campaign-world.ts';
import { ask } from './customers.ts';
import { auditedOf, eventually, settled, startTestBilling } from './harness.ts';

const mutation = (name: string, type: string) => `mutation ($input: ${type}!) {
  answer: ${name}(input: $input) {
    __typename ... on UserError { message path }
    ${type === 'ChangeUsageBillingInput' ? '... on RefusedTransition { from to }' : ''}
    ... on ${type.replace('Input', 'Success')} { usageBilling { id state runningLines periodEnd endAskedAt endedAt } } } }`;

describe('the end of paying by usage', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const { db } = billing;
  const { stripe } = billing.ourselves().services;

  const send = async (name: string, input: object) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    return (await ask(test, finance, mutation(name, type), { input })).answer;
  };
  const change = (id: string, what: 'END' | 'KEEP') =>
    send('changeUsageBilling', { id, change: what });

  /** A customer who pays by usage, with a line that is charged by it. */
  async function begin() {
    const world = await campaignWorld(test);
    const { organizationId } = world;
    const price = { meter: 'VEHICLE_DAYS', unitPrice: '12.50', currency: 'CAD' };
    const start = () => send('startUsageBilling', { organizationId, ...price });
    const { usageBilling } = await start();
    const startLine = async () => {
      const line = world.line();
      await world.tell('line.started', line);
      const { basis } = await eventually(async () => {
        const kept = await db.campaignLine.findUnique({ where: { lineId: line.lineId } });
        return kept?.basis ? kept : null;
      });
      return { line, basis };
    };
    const { line } = await startLine();
    const read = () => db.usageBilling.findUniqueOrThrow({ where: { id: usageBilling.id } });
    const work = async () => {
      await tellUsage(billing.ourselves(), await read());
      await endUsageBilling(billing.ourselves(), await read());
      return read();
    };
    return { world, line, start, startLine, read, work, id: String(usageBilling.id) };
  }

  it('comes once its last line is over, with its month, whose invoice has the last usage', async () => {
    const { world, line, start, startLine, work, read, id } = await begin();
    await world.deliver(line, { [day(-5)]: 900, [day(-4)]: 900 });
    const { usageBilling: ending } = await change(id, 'END');
    assert.deepEqual([ending.state, ending.runningLines], ['ENDING', 1]);
    assert.equal((await change(id, 'END')).__typename, 'RefusedTransition');
    assert.equal((await startLine()).basis, 'FIXED');
    assert.equal((await start()).__typename, 'UsageBillingExists');
    const { stripeSubscriptionId } = await work();
    const atStripe = () => stripe.subscriptions.retrieve(stripeSubscriptionId ?? '');
    assert.equal((await atStripe()).cancel_at_period_end, false, 'its line still runs');
    // Its line is over, and so are the days within which its last figures come.
    await world.tell('line.finished', line);
    await eventually(() =>
      db.campaignLine.findFirst({ where: { lineId: line.lineId, finishedAt: { not: null } } }),
    );
    assert.equal((await work()).state, 'ENDING');
    assert.equal((await atStripe()).cancel_at_period_end, false, 'its last figures may still come');
    await db.campaignLine.update({
      where: { lineId: line.lineId },
      data: { finishedAt: new Date(Date.now() - 4 * 86_400_000) },
    });
    await work();
    assert.equal((await atStripe()).cancel_at_period_end, true);
    const tooLate = await change(id, 'KEEP');
    assert.deepEqual([tooLate.__typename, tooLate.from], ['RefusedTransition', 'ENDING']);
    await control(`subscriptions/${stripeSubscriptionId}/renew`);
    const invoice = await eventually(() =>
      db.invoice.findFirst({ where: { stripeSubscriptionId, subtotalMinor: 2_500 } }),
    );
    assert.equal(invoice.totalMinor, 2_825);
    await settled(test);
    const ended = await work();
    assert.equal(ended.state, 'ENDED');
    assert.ok(ended.endedAt);
    assert.deepEqual(await auditedOf(test, id), [
      'usage_billing.started',
      'usage_billing.end_asked',
      'usage_billing.ended',
    ]);
    const again = await start();
    assert.equal(again.usageBilling.state, 'ACTIVE');
    assert.notEqual(again.usageBilling.id, (await read()).id);
  });

  it('can be taken back while a line is still counted', async () => {
    const { startLine, id } = await begin();
    await change(id, 'END');
    const { usageBilling: kept } = await change(id, 'KEEP');
    assert.deepEqual([kept.state, kept.endAskedAt], ['ACTIVE', null]);
    assert.equal((await startLine()).basis, 'USAGE');
    assert.equal((await change(id, 'KEEP')).__typename, 'RefusedTransition');
  });

  it('is seen when somebody ended the subscription at Stripe', async () => {
    const { work, read, id } = await begin();
    const { stripeSubscriptionId } = await read();
    await stripe.subscriptions.cancel(stripeSubscriptionId ?? '');
    await settled(test);
    assert.equal((await work()).state, 'ENDED');
    assert.equal((await change(id, 'END')).__typename, 'RefusedTransition');
  });

  it('is nobody’s to ask for but finance’s', async () => {
    const { world, read, id } = await begin();
    for (const viewer of [member(world.organizationId, 'OWNER'), member(newId('org'), 'OWNER')]) {
      const { errors } = await signedQuery(
        billing.url,
        viewer,
        mutation('changeUsageBilling', 'ChangeUsageBillingInput'),
        { input: { id, change: 'END' } },
      );
      assert.equal(errors?.[0]?.extensions.code, 'FORBIDDEN');
    }
    assert.equal((await read()).state, 'ACTIVE');
    assert.equal((await change('ubl_none', 'END')).__typename, 'NotFound');
  });
});
