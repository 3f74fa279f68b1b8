import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { writeExport } from '../src/export/write-export.ts';
import { eventually, startTestBilling } from './harness.ts';
import { issue, newCustomer, sell, settled } from './ledger-world.ts';

const fields = 'id state rowsDone rowsTotal sizeBytes fileName downloadUrl error';

describe('exports for accounting', async () => {
  const test = await startTestBilling();
  const { billing } = test;
  const finance = staff('FINANCE');
  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await signedQuery(billing.url, finance, query, variables);
    assert.equal(errors, undefined, JSON.stringify(errors));
    return data;
  };
  const start = async (kind: string, from = '2000-01-01', to = '2099-12-31') =>
    (
      await ask(
        `mutation ($input: StartBillingExportInput!) { startBillingExport(input: $input) {
          __typename ... on StartBillingExportSuccess { export { ${fields} } }
          ... on InvalidInput { message path problems { code } } } }`,
        { input: { kind, from, to } },
      )
    ).startBillingExport;
  const read = async (id: string) =>
    (await ask(`query ($id: ID!) { billingExport(id: $id) { ${fields} } }`, { id })).billingExport;
  const done = (id: string) =>
    eventually(async () => {
      const found = await read(id);
      assert.equal(found.error, null);
      return found.state === 'DONE' ? found : undefined;
    }, 30_000);
  const fileOf = async (url: string) => (await fetch(url)).text();

  it('hands out the journal as a file that balances, with the columns that are told', async () => {
    const anna = await newCustomer(test);
    await sell(test, anna);
    await issue(anna, { metadata: { note: '=1+1' } });
    await settled(test, anna.stripe);
    const started = await start('JOURNAL');
    assert.equal(started.__typename, 'StartBillingExportSuccess');
    const { downloadUrl, rowsDone, rowsTotal, sizeBytes, fileName } = await done(started.export.id);
    assert.equal(fileName, 'journal-2000-01-01-2099-12-31.csv');
    const text = await fileOf(downloadUrl);
    assert.equal(Buffer.byteLength(text) + (text.startsWith('\uFEFF') ? 0 : 3), sizeBytes);
    const [head = '', ...lines] = text.replace('\uFEFF', '').trimEnd().split('\r\n');
    assert.equal(lines.length, rowsTotal);
    assert.equal(rowsDone, rowsTotal);
    assert.equal(rowsTotal, await billing.db.ledgerEntry.count());
    const { billingExportColumns } = await ask(
      '{ billingExportColumns(kind: JOURNAL) { name description } }',
    );
    assert.deepEqual(
      head.split(','),
      billingExportColumns.map(({ name }: { name: string }) => name),
    );
    const column = (name: string) => head.split(',').indexOf(name);
    const sumOf = (name: string) =>
      lines.reduce((sum, line) => sum + Math.round(Number(line.split(',')[column(name)]) * 100), 0);
    assert.ok(sumOf('debit') > 0);
    assert.equal(sumOf('debit'), sumOf('credit'));
  });

  it('writes each other kind, and an empty period as its head alone', async () => {
    for (const kind of ['INVOICES', 'PAYMENTS', 'REFUNDS', 'CREDIT_NOTES', 'CUSTOMERS']) {
      const { export: started } = await start(kind);
      const { downloadUrl, rowsTotal } = await done(started.id);
      const lines = (await fileOf(downloadUrl)).trimEnd().split('\r\n');
      assert.equal(lines.length, rowsTotal + 1, kind);
    }
    const { export: empty } = await start('INVOICES', '1999-01-01', '1999-12-31');
    const { rowsTotal, downloadUrl } = await done(empty.id);
    assert.equal(rowsTotal, 0);
    assert.match(await fileOf(downloadUrl), /invoice_id,[a-z_,]+\r\n$/);
  });

  it('refuses a period that ends before it begins, by name', async () => {
    const refused = await start('JOURNAL', '2026-02-01', '2026-01-31');
    assert.equal(refused.__typename, 'InvalidInput');
    assert.deepEqual(refused.path, ['input', 'to']);
  });

  it('writes 100,000 rows with flat memory, and goes on behind the last part after a crash', async () => {
    const at = new Date('2011-06-01T00:00:00Z');
    await billing.db.$executeRaw`
      INSERT INTO "BillingAccount" ("id", "organizationId", "name", "createdAt")
      SELECT 'bil_' || n, 'org_' || n, 'Élan "Nord", ' || n || repeat('x', 90), ${at}::timestamptz + n * interval '1 second'
      FROM generate_series(1, 100000) AS n`;
    const id = newId('exp');
    await billing.db.billingExport.create({
      data: {
        ...{ id, kind: 'CUSTOMERS', state: 'QUEUED', rowsTotal: 100_000, createdAt: new Date() },
        periodFrom: new Date('2011-01-01T00:00:00Z'),
        periodTo: new Date('2012-01-01T00:00:00Z'),
        requestedById: 'test',
      },
    });
    let parts = 0;
    let largestBytes = 0;
    const { db, log, transact } = billing;
    const services = billing.services;
    const work = {
      ...{ db, log, transact, now: () => new Date() },
      services: {
        ...services,
        files: {
          ...services.files,
          uploadPart: async (...args: Parameters<typeof services.files.uploadPart>) => {
            parts += 1;
            // The process dies after the store has the second part and before it is known here.
            const tag = await services.files.uploadPart(...args);
            if (parts === 2) throw new Error('The process died.');
            largestBytes = Math.max(largestBytes, process.memoryUsage().heapUsed);
            return tag;
          },
        },
      },
    } as unknown as Parameters<typeof writeExport>[0];
    await assert.rejects(writeExport(work, id), /died/);
    const halfway = await billing.db.billingExport.findUniqueOrThrow({ where: { id } });
    assert.equal(halfway.partKeys.length, 1);
    assert.ok(halfway.rowsDone > 0 && halfway.rowsDone < 100_000);
    const heapBefore = process.memoryUsage().heapUsed;
    await writeExport(work, id);
    await writeExport(work, id);
    const { downloadUrl, rowsDone, sizeBytes } = await read(id);
    assert.equal(rowsDone, 100_000);
    const text = await fileOf(downloadUrl);
    assert.equal(Buffer.byteLength(text) + (text.startsWith('\uFEFF') ? 0 : 3), sizeBytes);
    const lines = text.trimEnd().split('\r\n').slice(1);
    assert.equal(new Set(lines.map((line) => line.split(',')[0])).size, 100_000);
    assert.ok(largestBytes - heapBefore < 120 * 1024 * 1024, `${largestBytes - heapBefore} bytes`);
  });

  it('gives an export up, and tries a failed one again', async () => {
    const make = async (state: string) => {
      const id = newId('exp');
      const period = { periodFrom: new Date('1990-01-01'), periodTo: new Date('1991-01-01') };
      const facts = { kind: 'REFUNDS', rowsTotal: 0, createdAt: new Date(), requestedById: 'test' };
      await billing.db.billingExport.create({ data: { id, state, ...facts, ...period } });
      return id;
    };
    const move = async (mutation: string, id: string) =>
      (
        await ask(
          `mutation ($input: BillingExportInput!) { ${mutation}(input: $input) { __typename
            ... on BillingExportEnded { state } ... on UserError { message path } } }`,
          { input: { id } },
        )
      )[mutation];
    const failed = await make('FAILED');
    assert.equal(
      (await move('retryBillingExport', failed)).__typename,
      'RetryBillingExportSuccess',
    );
    await done(failed);
    assert.equal((await move('retryBillingExport', failed)).state, 'DONE');
    assert.equal((await move('cancelBillingExport', failed)).__typename, 'BillingExportEnded');
    const waiting = await make('QUEUED');
    assert.equal(
      (await move('cancelBillingExport', waiting)).__typename,
      'CancelBillingExportSuccess',
    );
    assert.equal((await read(waiting)).state, 'CANCELED');
    assert.equal((await move('cancelBillingExport', newId('exp'))).__typename, 'NotFound');
  });
});
