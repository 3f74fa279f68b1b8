import assert from 'node:assert/strict';
import { it } from 'node:test';
import { carryOut } from '../src/intent/carry-out.ts';
import { applyStripeEvent } from '../src/jobs/apply-stripe-event.ts';
import { pollEvents } from '../src/sync/poll-events.ts';
import { startTestBilling } from './harness.ts';
import { expireLease } from './histories/actor.ts';
import { compareMirror } from './histories/compare-mirror.ts';
import { liveHistory } from './histories/live-history.ts';
import { Random } from './histories/random.ts';

/** How many customers live a history; `HISTORIES=5000` for a long run, `HISTORIES_SEED` for another one. */
const histories = Number(process.env.HISTORIES ?? 100);
const seed = Number(process.env.HISTORIES_SEED ?? 20_261_130);
const atOnce = 24;

const test = await startTestBilling();
const { billing, sandbox } = test;
const us = billing.ourselves();

/** What may go wrong with calls and with webhooks, and how likely each is. */
const badLuck = [
  ...(['server_error', 'cut_before_effect', 'rate_limit', 'lock_timeout'] as const),
  ...(['error_after_effect', 'cut_after_effect', 'malformed_body', 'event_first'] as const),
].map((kind) => ({
  ...{ kind, path: '/v1/', method: 'POST' as const, probability: 0.03, count: 1_000_000 },
}));
const lostPosts = (['duplicate', 'reorder', 'drop', 'changed_body'] as const).map((kind) => ({
  ...{ on: 'webhook' as const, kind, probability: 0.1, count: 1_000_000 },
}));

it(`lets each intent take effect once and ends equal to Stripe, over ${histories} random histories`, async (t) => {
  for (const [index, fault] of [...badLuck, ...lostPosts].entries()) {
    sandbox.control.fail({ ...fault, seed: seed + index });
  }
  sandbox.control.fail({
    ...{ kind: 'server_error', method: 'GET', probability: 0.003, count: 1_000_000, seed },
  });
  let next = 0;
  const liveSome = async () => {
    for (let index = next++; index < histories; index = next++) {
      await liveHistory(test, new Random(seed + index));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, liveSome));
  sandbox.control.fail();

  await answerAll();
  await sandbox.control.settled();
  await pollEvents(us);
  await applyAll();

  const intents = await billing.db.stripeIntent.findMany();
  const effects = new Map<string, number>();
  for (const object of sandbox.control.objects()) {
    const id = 'metadata' in object ? object.metadata?.intent_id : undefined;
    if (id) effects.set(id, (effects.get(id) ?? 0) + 1);
  }
  const created = intents.filter(({ kind }) => kind.endsWith('.create'));
  for (const { id, kind, state } of created) {
    assert.equal(effects.get(id) ?? 0, state === 'DONE' ? 1 : 0, `${kind} ${id} is ${state}.`);
  }
  assert.deepEqual(await compareMirror(test), []);
  const count = (state: string) => intents.filter((intent) => intent.state === state).length;
  assert.ok(count('DONE') > histories);
  t.diagnostic(
    `Seed ${seed}: ${count('DONE')} intents done, ${count('REFUSED')} refused, ` +
      `${intents.filter(({ attempts }) => attempts > 1).length} of them tried more than once; ` +
      `${await billing.db.stripeEvent.count()} events, ` +
      `${await billing.db.stripeEvent.count({ where: { source: 'POLL' } })} of them found by listing.`,
  );
});

/** What the jobs do after a while: every intent comes to its answer. */
async function answerAll(): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const open = await billing.db.stripeIntent.findMany({ where: { state: 'INTENDED' } });
    if (open.length === 0) return;
    for (const { id } of open) {
      await expireLease(test, id);
      await carryOut(us, id);
    }
  }
  assert.fail('Intents stay without an answer.');
}

/** What the jobs do after a while: every event is applied. */
async function applyAll(): Promise<void> {
  const job = { ...us, id: 'test', signal: new AbortController().signal };
  const open = await billing.db.stripeEvent.findMany({ where: { appliedAt: null } });
  for (const { id } of open) await applyStripeEvent.handler({ eventId: id }, job);
}
