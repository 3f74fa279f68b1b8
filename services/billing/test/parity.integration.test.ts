import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signedQuery } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { fillMirror } from '../bench/fill-mirror.ts';
import { eventually, member, settled, startTestBilling } from './harness.ts';
import {
  alter,
  ask,
  bulk,
  compare,
  finance,
  openDrift,
  paidOrder,
  remove,
} from './parity-harness.ts';

describe('comparing the mirror with Stripe', async () => {
  const test = await startTestBilling();
  const { db } = test.billing;
  const paid = await paidOrder(test);
  const { customerId, organizationId } = paid;
  const take = (id: string) => ask(test, 'takeStripes', 'DriftInput', { id });

  it('finds no difference after an ordinary life', async () => {
    const run = await compare(test);
    assert.equal(run.state, 'DONE', run.error ?? '');
    assert.deepEqual(await openDrift(test), []);
    const counts = run.counts as Record<string, { listed: number; same: number }>;
    for (const type of ['customer', 'product', 'price', 'payment_method', 'subscription']) {
      assert.ok((counts[type]?.same ?? 0) > 0, type);
      assert.equal(counts[type]?.same, counts[type]?.listed, type);
    }
  });

  it('names the fields that were changed without an event, and whose money it holds up', async () => {
    await alter(test, customerId, { name: 'Somebody else' });
    await compare(test);
    const [drift, ...others] = await openDrift(test);
    assert.equal(others.length, 0);
    assert.equal(drift?.category, 'DIFFERENT');
    assert.equal(drift?.organizationId, organizationId);
    assert.deepEqual(drift?.fields, [
      {
        path: 'name',
        ours: JSON.stringify((drift?.ours as { name: string } | undefined)?.name),
        theirs: '"Somebody else"',
      },
    ]);
    const again = await compare(test);
    const seen = await openDrift(test);
    assert.deepEqual(
      seen.map(({ id, runId }) => [id, runId]),
      [[drift?.id, again.id]],
    );
    const result = await take(drift?.id ?? '');
    assert.equal(result.__typename, 'TakeStripesSuccess');
    const closed = await db.drift.findUniqueOrThrow({ where: { id: drift?.id ?? '' } });
    assert.deepEqual(
      [closed.state, closed.resolution, closed.resolvedBy],
      ['CLOSED', 'TAKEN', 'Test Staff'],
    );
    const mirrored = await db.mirrorObject.findUniqueOrThrow({ where: { id: customerId } });
    assert.equal((mirrored.data as { name: string }).name, 'Somebody else');
    assert.equal((await take(drift?.id ?? '')).__typename, 'RefusedTransition');
  });

  it('closes a difference by itself once Stripe is as the mirror again', async () => {
    const { data } = await db.mirrorObject.findUniqueOrThrow({ where: { id: customerId } });
    await alter(test, customerId, { phone: '+14165550100' });
    await compare(test);
    assert.equal((await openDrift(test)).length, 1);
    await alter(test, customerId, { phone: (data as { phone: string | null }).phone });
    await compare(test);
    assert.deepEqual(await openDrift(test), []);
    const last = await db.drift.findFirstOrThrow({ orderBy: { resolvedAt: 'desc' } });
    assert.equal(last.resolution, 'HEALED');
  });

  it('finds what Stripe no longer has, and takes it', async () => {
    const session = await db.mirrorObject.findFirstOrThrow({ where: { type: 'checkout.session' } });
    await remove(test, session.id);
    await compare(test);
    const [drift, ...others] = await openDrift(test);
    assert.equal(others.length, 0);
    assert.deepEqual([drift?.category, drift?.objectId], ['MISSING_THERE', session.id]);
    await take(drift?.id ?? '');
    const row = await db.mirrorObject.findUniqueOrThrow({ where: { id: session.id } });
    assert.equal(row.deleted, true);
    assert.deepEqual(await openDrift(test), []);
  });

  it('finds everything that was made without an event', async () => {
    await bulk(test, { customers: 1, invoicesPerCustomer: 1, days: 1 });
    const run = await compare(test);
    const open = await openDrift(test);
    assert.ok(open.every(({ category }) => category === 'MISSING_HERE'));
    const types = new Set(open.map(({ objectType }) => objectType));
    for (const type of ['customer', 'invoice', 'payment_intent', 'charge', 'balance_transaction']) {
      assert.ok(types.has(type), type);
    }
    const counts = run.counts as Record<string, { missingHere: number }>;
    assert.equal(counts.customer?.missingHere, 1);
    for (const { id } of open) await take(id);
    // The card of a customer who was unknown is listed once he is known.
    await compare(test);
    for (const { id, objectType } of await openDrift(test)) {
      assert.equal(objectType, 'payment_method');
      await take(id);
    }
    await compare(test);
    assert.deepEqual(await openDrift(test), []);
  });

  it('does not call a difference what an event that waits explains', async () => {
    await alter(test, customerId, { description: 'Under way' });
    await db.stripeEvent.create({
      data: {
        ...{ id: `evt_${newId('evt')}`, type: 'customer.updated', objectId: customerId },
        ...{ payload: { data: { object: { id: customerId, object: 'customer' } } } },
        ...{ source: 'WEBHOOK', createdAt: new Date(), receivedAt: new Date() },
      },
    });
    const run = await compare(test);
    const counts = run.counts as Record<string, { explained: number; different: number }>;
    assert.deepEqual([counts.customer?.explained, counts.customer?.different], [1, 0]);
    assert.deepEqual(await openDrift(test), []);
    await db.stripeEvent.updateMany({
      where: { objectId: customerId, appliedAt: null },
      data: { appliedAt: new Date() },
    });
    await compare(test);
    const [drift] = await openDrift(test);
    assert.equal(drift?.category, 'DIFFERENT');
    await take(drift?.id ?? '');
  });

  it('hears of a missed delivery before it calls anything a difference', async () => {
    await test.control('faults', { on: 'webhook', kind: 'drop', count: 50 });
    await test.billing.services.stripe.customers.update(customerId, { name: 'Missed' });
    const run = await compare(test);
    assert.equal((run.counts as Record<string, { different: number }>).customer?.different, 0);
    assert.deepEqual(await openDrift(test), []);
    await settled(test);
    const row = await db.mirrorObject.findUniqueOrThrow({ where: { id: customerId } });
    assert.equal((row.data as { name: string }).name, 'Missed');
    await fetch(`${test.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  });

  it('goes on from the page where it stopped, and counts no page twice', async () => {
    await test.control('faults', { kind: 'server_error', path: '/v1/tax_rates', count: 1_000 });
    const { run } = await ask(
      test,
      'startReconcile',
      'StartReconcileInput',
      {},
      '... on StartReconcileSuccess { run { id } }',
    );
    const stopped = await eventually(async () => {
      const row = await db.reconcileRun.findUniqueOrThrow({ where: { id: run.id } });
      return row.failures > 0 && row;
    });
    assert.equal((stopped.cursor as { type: string }).type, 'tax_rate');
    const before = (stopped.counts as Record<string, { listed: number }>).customer?.listed;
    // Its worker is dead, and so is his lease.
    await db.reconcileRun.updateMany({
      where: { id: run.id },
      data: { worker: 'dead', leasedUntil: new Date(Date.now() - 1) },
    });
    await fetch(`${test.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
    const ended = await eventually(async () => {
      const row = await db.reconcileRun.findUniqueOrThrow({ where: { id: run.id } });
      return row.state === 'DONE' && row;
    });
    const after = (ended.counts as Record<string, { listed: number }>).customer?.listed;
    assert.equal(after, before);
    assert.equal(ended.error, null);
  });

  it('lets one comparison be open, and staff pause, resume and cancel it', async () => {
    await test.control('faults', { kind: 'server_error', path: '/v1/tax_rates', count: 1_000 });
    const select =
      '... on StartReconcileSuccess { run { id } } ... on ReconcileUnderWay { run { id } }';
    const first = await ask(test, 'startReconcile', 'StartReconcileInput', {}, select);
    const second = await ask(test, 'startReconcile', 'StartReconcileInput', {}, select);
    assert.deepEqual([second.__typename, second.run.id], ['ReconcileUnderWay', first.run.id]);
    const change = (to: string) =>
      ask(
        test,
        'changeReconcileRun',
        'ChangeReconcileRunInput',
        { id: first.run.id, change: to },
        '... on ChangeReconcileRunSuccess { run { state } }',
      );
    assert.equal((await change('PAUSE')).run.state, 'PAUSED');
    assert.equal((await change('PAUSE')).__typename, 'RefusedTransition');
    assert.equal((await change('RESUME')).run.state, 'RUNNING');
    assert.equal((await change('CANCEL')).run.state, 'CANCELED');
    assert.equal((await change('RESUME')).__typename, 'RefusedTransition');
    await fetch(`${test.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  });

  it('tells the command line by its exit code: 0 in step, 1 on drift, 2 when it cannot tell', async () => {
    const program = fileURLToPath(new URL('../src/verify.ts', import.meta.url));
    const verify = (stripeApiBase: string) =>
      new Promise<{ code: number; found: { verdict: string; drift: object; counts: object } }>(
        (resolve) => {
          const env = {
            ...process.env,
            ...{ DATABASE_URL: test.databaseUrl, STRIPE_API_BASE: stripeApiBase },
            STRIPE_SECRET_KEY: 'sk_test_sandbox',
          };
          const args = ['--disable-warning=ExperimentalWarning', program, '--json', '--wait', '5'];
          execFile(process.execPath, args, { env }, (error, stdout) =>
            resolve({ code: Number(error?.code ?? 0), found: JSON.parse(stdout) }),
          );
        },
      );
    const clean = await verify(test.sandbox.url);
    assert.deepEqual([clean.code, clean.found.verdict], [0, 'IN_STEP']);
    assert.ok(Object.keys(clean.found.counts).length > 10);
    const before = await db.mirrorObject.findUniqueOrThrow({ where: { id: customerId } });
    await alter(test, customerId, { name: 'By hand' });
    const drifted = await verify(test.sandbox.url);
    assert.deepEqual([drifted.code, drifted.found.drift], [1, { DIFFERENT: 1 }]);
    const unchanged = await db.mirrorObject.findUniqueOrThrow({ where: { id: customerId } });
    assert.deepEqual(unchanged.data, before.data);
    const blind = await verify('http://127.0.0.1:9');
    assert.deepEqual([blind.code, blind.found.verdict], [2, 'CANNOT_TELL']);
    await alter(test, customerId, { name: 'Missed' });
    await compare(test);
    assert.deepEqual(await openDrift(test), []);
  });

  it('compares 1,200 objects page by page', async () => {
    await bulk(test, { customers: 100, invoicesPerCustomer: 12, days: 100 });
    await fillMirror({ ...test.billing, now: () => new Date() });
    const run = await compare(test);
    const { invoice } = run.counts as Record<string, { listed: number; same: number }>;
    assert.ok((invoice?.listed ?? 0) >= 1_200);
    assert.equal(invoice?.same, invoice?.listed);
    assert.deepEqual(await openDrift(test), []);
  });

  it('shows nothing of it to customers and to staff of other parts', async () => {
    const queries = [
      'syncStatus { isFresh }',
      'drifts { totalCount }',
      'stripeEvents { totalCount }',
    ];
    for (const query of [
      ...queries,
      'stripeIntents { totalCount }',
      'reconcileRuns { totalCount }',
    ]) {
      const { data, errors } = await signedQuery(
        test.billing.url,
        member(organizationId),
        `{ ${query} }`,
      );
      assert.equal(data, null, query);
      assert.equal(errors?.[0]?.extensions.code, 'FORBIDDEN', query);
    }
  });

  it('tells staff how the mirror stands', async () => {
    const { data, errors } = await signedQuery(
      test.billing.url,
      finance,
      `{ syncStatus { inStepAsOf isFresh maxAgeSeconds pendingEvents failedEvents oldestPendingAt
           foreignVersionEvents openDrift pendingIntents mirroredObjects eventsLostSince
           lastRun { state kind typesDone typesTotal counts { type listed same } drift { category open closed } }
           byType { type objects openDrift } }
         drifts(first: 5, filter: { state: CLOSED, search: "${customerId}" }) { totalCount nodes: edges { node { fields { path } resolution organization { id } allowedActions run { id } } } }
         stripeEvents(first: 5, filter: { search: "${customerId}", state: APPLIED }) { totalCount edges { node { type outcome } } } }`,
    );
    assert.equal(errors, undefined, JSON.stringify(errors));
    assert.equal(data.syncStatus.isFresh, true);
    assert.equal(data.syncStatus.openDrift, 0);
    assert.ok(data.syncStatus.mirroredObjects > 10);
    assert.equal(data.syncStatus.lastRun.typesDone, data.syncStatus.lastRun.typesTotal);
    assert.ok(data.drifts.totalCount >= 3);
    assert.ok(data.stripeEvents.totalCount > 0);
  });
});
