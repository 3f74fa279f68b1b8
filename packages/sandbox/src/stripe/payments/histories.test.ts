import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import Stripe from 'stripe';
import { startTestStripe } from '../../../test/stripe-harness.ts';
import { randomNumbers } from '../../faults.ts';
import { snapshot } from '../present.ts';
import type { ObjectType, StripeObjects } from '../store.ts';

const histories = 120;
const stepsEach = 12;
/** Connections are cut rarely, because the SDK rests for half a second after each. */
const faultKinds = [
  ['server_error', 0.12],
  ['error_after_effect', 0.12],
  ['cut_before_effect', 0.004],
  ['cut_after_effect', 0.004],
] as const;

describe(`${histories} random histories of payments with faults at a quarter of the calls`, async () => {
  const { stripe, inside, control } = await startTestStripe();
  const all = <T extends ObjectType>(type: T) => inside.objects(type) as StripeObjects[T][];

  it('take each step once, and every sum agrees with its parts at the end', async () => {
    for (let seed = 1; seed <= histories; seed += 1) {
      inside.reset();
      const chance = randomNumbers(seed);
      for (const [index, [kind, probability]] of faultKinds.entries()) {
        const fault = { kind, count: 1_000_000, method: 'POST' as const, path: '/v1/' };
        inside.fail({ ...fault, probability, seed: seed * 10 + index });
      }
      for (let step = 0; step < stepsEach; step += 1) await takeStep(chance, `${seed}-${step}`);
      inside.fail();
      const problems = [...stepsTakenTwice(), ...wrongSums(), ...untold()];
      assert.deepEqual(problems, [], `seed ${seed}`);
    }
  });

  async function takeStep(chance: () => number, name: string): Promise<void> {
    const charges = all('charge').filter(({ status }) => status === 'succeeded');
    const charge = charges[Math.floor(chance() * charges.length)];
    const choice = chance();
    if (choice < 0.45 || !charge) return pay(chance, name);
    if (choice < 0.75) return refund(charge, 1 + Math.floor(chance() * 6_000), name);
    if (choice < 0.85) return void (await control(`charges/${charge.id}/dispute`, {}));
    const dispute = all('dispute').at(-1);
    const last = all('refund').at(-1);
    if (choice < 0.93 && dispute)
      return void (await control(`disputes/${dispute.id}/decide`, {
        outcome: chance() < 0.5 ? 'won' : 'lost',
      }));
    if (last) await control(`refunds/${last.id}/settle`, { outcome: 'failed' });
  }

  async function pay(chance: () => number, name: string): Promise<void> {
    const cards = ['pm_card_visa', 'pm_card_visa', 'pm_card_chargeDeclined', 'pm_card_refundFail'];
    const params: Stripe.PaymentIntentCreateParams = {
      amount: 1_000 + Math.floor(chance() * 9_000),
      currency: 'cad',
      capture_method: chance() < 0.3 ? 'manual' : 'automatic',
      confirm: true,
      metadata: { step: name },
      payment_method: cards[Math.floor(chance() * cards.length)] ?? '',
    };
    const done = () => all('payment_intent').some(({ metadata }) => metadata.step === name);
    await untilDone(name, done, (options) => stripe.paymentIntents.create(params, options));
    const intent = all('payment_intent').find(({ metadata }) => metadata.step === name);
    if (intent?.status !== 'requires_capture' || chance() < 0.3) return;
    const isTaken = () =>
      all('payment_intent').find(({ id }) => id === intent.id)?.status === 'succeeded';
    const amount = Math.ceil(intent.amount * chance());
    await untilDone(`${name}-capture`, isTaken, (options) =>
      stripe.paymentIntents.capture(intent.id, { amount_to_capture: amount }, options),
    );
  }

  async function refund(charge: Stripe.Charge, amount: number, name: string): Promise<void> {
    const params = { charge: charge.id, amount, metadata: { step: name } };
    const done = () => all('refund').some(({ metadata }) => metadata?.step === name);
    await untilDone(name, done, (options) => stripe.refunds.create(params, options));
  }

  /** Repeats with the same key; a kept failure is looked up, and only what was not done gets a new key. */
  async function untilDone(
    name: string,
    isDone: () => boolean,
    call: (options: Stripe.RequestOptions) => Promise<unknown>,
  ): Promise<void> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      try {
        await call({ idempotencyKey: `${name}:${attempt}` });
        return;
      } catch (error) {
        const isUnknown =
          error instanceof Stripe.errors.StripeAPIError ||
          error instanceof Stripe.errors.StripeConnectionError;
        if (!isUnknown || isDone()) return;
      }
    }
    throw new Error(`${name} failed twenty times.`);
  }

  function stepsTakenTwice(): string[] {
    const steps = [...all('payment_intent'), ...all('refund')].map(
      ({ metadata }) => metadata?.step,
    );
    return steps
      .filter((step, index) => steps.indexOf(step) !== index)
      .map((step) => `${step} twice`);
  }

  function wrongSums(): string[] {
    const problems: string[] = [];
    const netOf = (source: string) =>
      all('balance_transaction')
        .filter((booked) => booked.source === source)
        .reduce((sum, { net }) => sum + net, 0);
    for (const charge of all('charge')) {
      const given = all('refund')
        .filter((each) => each.charge === charge.id && each.status === 'succeeded')
        .reduce((sum, { amount }) => sum + amount, 0);
      const released = charge.captured ? charge.amount - charge.amount_captured : 0;
      if (charge.status === 'succeeded' && charge.amount_refunded - released !== given)
        problems.push(`${charge.id}: ${charge.amount_refunded} refunded, ${given} given back`);
    }
    for (const { id, amount, status } of all('refund'))
      if (netOf(id) !== (status === 'failed' ? 0 : -amount)) problems.push(`${id}: ${netOf(id)}`);
    for (const { id, amount, status } of all('dispute'))
      if (netOf(id) !== (status === 'won' ? 0 : -amount - 1_500))
        problems.push(`${id}: ${netOf(id)}`);
    return problems;
  }

  /** Objects that look otherwise than the last event about them tells. */
  function untold(): string[] {
    const told = new Map(
      all('event').map(({ data }) => [(data.object as { id?: string }).id, data.object]),
    );
    const types = ['charge', 'dispute', 'payment_intent', 'refund'] as const;
    return types
      .flatMap((type): StripeObjects[ObjectType][] => all(type))
      .filter((object) => !isDeepStrictEqual(told.get(object.id), snapshot(object)))
      .map(({ id }) => `${id} is not what its last event told`);
  }
});
