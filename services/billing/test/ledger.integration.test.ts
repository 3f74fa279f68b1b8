import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newId } from '@mobilytics/ids/new-id';
import { chartOfAccounts } from '../src/ledger/chart-of-accounts.ts';
import { rebuildLedger, repost } from '../src/ledger/rebuild-ledger.ts';
import { startTestBilling } from './harness.ts';
import { balances, issue, newCustomer, proofs, sell, settled } from './ledger-world.ts';

const nothingWrong = { outOfBalance: [], suspense: 0, differsFromStripe: [] };

describe('the ledger', async () => {
  const test = await startTestBilling();
  const { billing } = test;
  const anna = await newCustomer(test);
  const { stripe } = anna;

  it('has the accounts of the chart', async () => {
    const rows = await billing.db.ledgerAccount.findMany({ orderBy: { number: 'asc' } });
    assert.deepEqual(
      Object.fromEntries(
        rows.map(({ id, number, type, nameEn: en, nameFr: fr }) => [id, { number, type, en, fr }]),
      ),
      chartOfAccounts,
    );
  });

  it('posts a sale: what was earned, taxed, paid and what Stripe kept', async () => {
    await sell(test, anna);
    await settled(test, stripe);
    assert.deepEqual(await balances(test), {
      STRIPE_BALANCE: 33_898 - 1_013,
      FEES: 1_013,
      RECEIVABLE: 0,
      UNAPPLIED_PAYMENTS: 0,
      REVENUE_SENSOR_KIT: -25_998,
      REVENUE_DATA_PLAN: -2_500,
      REVENUE_SHIPPING: -1_500,
      TAX_GST_HST: -3_900,
    });
    assert.deepEqual(await proofs(test, stripe), nothingWrong);
    const taxed = await billing.db.ledgerEntry.findMany({ where: { accountId: 'TAX_GST_HST' } });
    assert.deepEqual(
      new Set(taxed.map(({ taxName, jurisdiction }) => `${taxName} in ${jurisdiction}`)),
      new Set(['HST ON in CA-ON']),
    );
    assert.equal(
      taxed.reduce((sum, { taxableMinor }) => sum + Number(taxableMinor), 0),
      25_998 + 2_500 + 1_500,
    );
  });

  it('posts nothing new when an object is projected again', async () => {
    const before = await billing.db.ledgerTransaction.count();
    const sources = await billing.db.ledgerTransaction.findMany({ distinct: ['sourceId'] });
    const work = billing.services.ourselves();
    const posted = await Promise.all(
      sources.flatMap(({ sourceId }) => [repost(work, sourceId), repost(work, sourceId)]),
    );
    assert.deepEqual(new Set(posted), new Set([0]));
    assert.equal(await billing.db.ledgerTransaction.count(), before);
  });

  it('takes an invoice back, loses it, and is paid outside Stripe after all', async () => {
    const start = await balances(test);
    const change = async () => {
      await settled(test, stripe);
      const now = await balances(test);
      return Object.fromEntries(
        Object.entries(now)
          .map(([id, amount]) => [id, amount - (start[id] ?? 0)] as const)
          .filter(([, amount]) => amount !== 0),
      );
    };
    const voided = await issue(anna);
    assert.deepEqual(await change(), { RECEIVABLE: 10_000, REVENUE_SERVICE: -10_000 });
    await stripe.invoices.voidInvoice(voided.id);
    assert.deepEqual(await change(), {});
    const lost = await issue(anna, { amounts: [7_000] });
    await stripe.invoices.markUncollectible(lost.id);
    assert.deepEqual(await change(), { BAD_DEBT: 7_000, REVENUE_SERVICE: -7_000 });
    await stripe.invoices.pay(lost.id, { paid_out_of_band: true });
    assert.deepEqual(await change(), { OUT_OF_BAND: 7_000, REVENUE_SERVICE: -7_000 });
    const writtenOff = await billing.db.ledgerTransaction.findMany({
      where: { sourceId: lost.id, movement: 'written_off' },
      orderBy: { sequence: 'asc' },
    });
    assert.deepEqual(
      writtenOff.map(({ sequence }) => sequence),
      [1, 2],
    );
  });

  it('counts a currency without decimals in whole units', async () => {
    const yen = await newCustomer(test);
    const invoice = await issue(yen, { currency: 'jpy', amounts: [5_000] });
    await stripe.invoices.pay(invoice.id);
    await settled(test, stripe);
    const now = await balances(test, 'JPY');
    assert.equal(now.RECEIVABLE, 0);
    assert.equal(now.REVENUE_SERVICE, -5_000);
    assert.equal((now.STRIPE_BALANCE ?? 0) + (now.FEES ?? 0), 5_000);
    assert.deepEqual(await proofs(test, stripe), nothingWrong);
  });

  it('says the same when every posting is reckoned from the whole mirror once more', async () => {
    const rebuilt = await rebuildLedger(billing.services.ourselves());
    assert.ok(rebuilt.objects > 5);
    assert.deepEqual(rebuilt, {
      objects: rebuilt.objects,
      differing: [],
      differences: 0,
      unknown: [],
      posted: 0,
    });
  });

  it('is proven from the command line while Stripe agrees', async () => {
    const { code, output } = await checkFromCommandLine('--rebuild');
    assert.equal(code, 0, output);
    assert.match(output, /The books are proven/);
  });

  it('lets nobody change or take away what is posted', async () => {
    for (const table of ['LedgerTransaction', 'LedgerEntry']) {
      const statements = [
        `UPDATE "${table}" SET "currency" = 'USD'`,
        `DELETE FROM "${table}"`,
        `TRUNCATE "${table}" CASCADE`,
      ];
      for (const statement of statements) {
        await assert.rejects(billing.db.$executeRawUnsafe(statement), /append only/, statement);
      }
    }
  });

  it('refuses a transaction that does not come to zero, has one side, or mixes currencies', async () => {
    const write = (amounts: number[], currencies = amounts.map(() => 'CAD')) =>
      billing.transact(async ({ db }) => {
        const id = newId('ltx');
        const at = new Date();
        const facts = { kind: 'ADJUSTMENT', sourceType: 'test', movement: 'test', sequence: 1 };
        await db.ledgerTransaction.create({
          data: { id, ...facts, sourceId: id, currency: 'CAD', occurredAt: at, postedAt: at },
        });
        await db.ledgerEntry.createMany({
          data: amounts.map((amountMinor, position) => ({
            id: newId('len'),
            transactionId: id,
            position,
            accountId: position === 0 ? 'STRIPE_BALANCE' : 'ADJUSTMENTS',
            currency: currencies[position] ?? 'CAD',
            amountMinor,
            occurredAt: at,
          })),
        });
      });
    const before = await billing.db.ledgerTransaction.count();
    await assert.rejects(write([100, -99]));
    await assert.rejects(write([100]));
    await assert.rejects(write([]));
    await assert.rejects(write([100, -100], ['CAD', 'USD']));
    assert.equal(await billing.db.ledgerTransaction.count(), before);
    await write([100, -100]);
    assert.equal(await billing.db.ledgerTransaction.count(), before + 1);
  });

  it('is not proven once something stands in it that Stripe does not know', async () => {
    const { code, output } = await checkFromCommandLine('--rebuild', '--json');
    assert.equal(code, 1, output);
    const { stripe: compared, rebuilt, isProven } = JSON.parse(output);
    assert.equal(isProven, false);
    assert.equal(rebuilt.unknown.length, 1);
    const cad = compared.find(({ currency }: { currency: string }) => currency === 'CAD');
    assert.equal(cad.differenceMinor, 100);
  });

  it('posts the same movement once, even if two try', async () => {
    const [known] = await billing.db.ledgerTransaction.findMany({ take: 1 });
    assert.ok(known);
    await assert.rejects(
      billing.db.ledgerTransaction.create({ data: { ...known, id: newId('ltx') } }),
      /Unique|unique/,
    );
  });

  async function checkFromCommandLine(...args: string[]) {
    const [row] = await billing.db.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`;
    const url = new URL(process.env.DATABASE_URL ?? '');
    url.pathname = `/${row?.name}`;
    const program = fileURLToPath(new URL('../src/ledger.ts', import.meta.url));
    const child = spawn(process.execPath, [program, ...args], {
      env: {
        ...process.env,
        DATABASE_URL: url.href,
        STRIPE_API_BASE: test.sandbox.url,
        STRIPE_SECRET_KEY: 'sk_test_sandbox',
        NODE_NO_WARNINGS: '1',
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
      });
    }
    const [code] = await once(child, 'close');
    return { code, output };
  }
});
