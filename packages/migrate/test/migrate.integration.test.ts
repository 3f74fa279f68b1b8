import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { author } from '../src/author.ts';
import { check } from '../src/check.ts';
import { deploy } from '../src/deploy.ts';
import { withClient, withScratchDatabase } from '../src/scratch-database.ts';
import { createTestDatabase } from '../src/test-database.ts';

const serverUrl = process.env.DATABASE_URL ?? '';
const serviceDir = mkdtempSync(join(tmpdir(), 'migrate-'));
const schemaPath = join(serviceDir, 'prisma', 'schema.prisma');

const SCHEMA = `generator client {
  provider = "prisma-client"
  output   = "../src/generated/prisma"
}
datasource db {
  provider = "postgresql"
}
enum ParcelStatus {
  CREATED
  DELIVERED
}
model Parcel {
  id          String       @id
  status      ParcelStatus @default(CREATED)
  weightGrams Int          @map("weight_grams")
  createdAt   DateTime     @default(now()) @map("created_at") @db.Timestamptz(3)
  pings       Ping[]
  @@index([status, createdAt])
  @@map("parcel")
}
model Ping {
  id         BigInt   @default(autoincrement())
  parcelId   String   @map("parcel_id")
  parcel     Parcel   @relation(fields: [parcelId], references: [id])
  recordedAt DateTime @map("recorded_at") @db.Timestamptz(3)
  @@id([id, recordedAt])
  @@map("ping")
}
`;

const HAND_WRITTEN = `
ALTER TABLE parcel ADD CONSTRAINT parcel_weight CHECK (weight_grams > 0);
CREATE UNIQUE INDEX parcel_one_open ON parcel (weight_grams) WHERE status = 'CREATED';
CREATE FUNCTION refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'parcels are kept; always';
END;
$$;
CREATE TRIGGER parcel_kept BEFORE DELETE ON parcel FOR EACH ROW EXECUTE FUNCTION refuse_delete();
`;

before(() => {
  mkdirSync(join(serviceDir, 'prisma'), { recursive: true });
  writeFileSync(schemaPath, SCHEMA);
});
after(() => rmSync(serviceDir, { recursive: true }));

let first = '';

test('an authored migration agrees with its schema, hand-written SQL included', async () => {
  assert.match(await check({ serviceDir, serverUrl }), /CREATE TABLE "parcel"/);
  const path = await author({ serviceDir, databaseUrl: serverUrl, name: 'init' });
  assert.ok(path);
  first = path;
  // A table may become partitioned by hand: the columns and keys stay what the schema says.
  const sql = readFileSync(path, 'utf8').replace(
    /(CREATE TABLE "ping" [^;]*\));/,
    '$1 PARTITION BY RANGE (recorded_at);',
  );
  assert.match(sql, /PARTITION/);
  writeFileSync(path, sql + HAND_WRITTEN);
  assert.equal(await check({ serviceDir, serverUrl }), '');
});

test('an unchanged schema makes no migration', async () => {
  assert.equal(await author({ serviceDir, databaseUrl: serverUrl, name: 'none' }), undefined);
});

test('deploying writes the standard history, works twice, and keeps function bodies whole', () =>
  withScratchDatabase(serverUrl, async (databaseUrl) => {
    const [a, b] = await Promise.all([
      deploy({ serviceDir, databaseUrl }),
      deploy({ serviceDir, databaseUrl }),
    ]);
    assert.equal(a.length + b.length, 1);
    assert.deepEqual(await deploy({ serviceDir, databaseUrl }), []);
    await withClient(databaseUrl, async (client) => {
      const { rows } = await client.query(
        'SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations',
      );
      assert.equal(rows.length, 1);
      assert.equal(rows[0].finished, true);
      await client.query(`INSERT INTO parcel (id, weight_grams) VALUES ('p', 1)`);
      await assert.rejects(client.query('DELETE FROM parcel'), /kept; always/);
    });
  }));

test('a changed schema is found, and its migration only adds the change', async () => {
  writeFileSync(schemaPath, SCHEMA.replace('pings  ', 'note        String?\n  pings  '));
  assert.match(await check({ serviceDir, serverUrl }), /ADD COLUMN\s+"note"/);
  const path = await author({
    serviceDir,
    databaseUrl: serverUrl,
    name: 'note',
    now: new Date(Date.now() + 1000),
  });
  assert.ok(path);
  const sql = readFileSync(path, 'utf8');
  assert.match(sql, /ADD COLUMN\s+"note"/);
  assert.doesNotMatch(sql, /DROP|CREATE/);
  assert.equal(await check({ serviceDir, serverUrl }), '');
});

test('a failing migration leaves nothing behind and names itself', () =>
  withScratchDatabase(serverUrl, async (databaseUrl) => {
    const whole = readFileSync(first, 'utf8');
    appendFileSync(first, '\nINSERT INTO nowhere VALUES (1);\n');
    try {
      await assert.rejects(deploy({ serviceDir, databaseUrl }), /_init[\s\S]*nowhere/);
      await withClient(databaseUrl, async (client) => {
        await assert.rejects(client.query('SELECT FROM parcel'), /does not exist/);
      });
    } finally {
      writeFileSync(first, whole);
    }
  }));

test('a migration edited against its schema is found', async () => {
  const whole = readFileSync(first, 'utf8');
  writeFileSync(first, whole.replace('"weight_grams" INTEGER NOT NULL', '"weight_grams" INTEGER'));
  try {
    assert.match(await check({ serviceDir, serverUrl }), /column "parcel"."weight_grams": integer/);
  } finally {
    writeFileSync(first, whole);
  }
});

test('test databases are migrated copies that do not see each other', async () => {
  const databases = await Promise.all([1, 2, 3].map(() => createTestDatabase(serviceDir)));
  const [one, two] = databases;
  assert.ok(one && two);
  const count = (client: { query(sql: string): Promise<{ rowCount: number | null }> }) =>
    client.query('SELECT FROM parcel').then((result) => result.rowCount);
  await withClient(one.url, (client) =>
    client.query(`INSERT INTO parcel (id, weight_grams) VALUES ('p', 1)`),
  );
  assert.equal(await withClient(one.url, count), 1);
  assert.equal(await withClient(two.url, count), 0);
  for (const database of databases) await database.drop();
  await assert.rejects(
    withClient(one.url, async () => {}),
    /does not exist/,
  );
});
