import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAdapter } from '@mobilytics/database/connect';
import { readModels } from '@mobilytics/database/read-models';
import { scopeClient } from '@mobilytics/database/scoped-client';
import { TenantScopeError } from '@mobilytics/database/tenant-scope-error';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { PrismaClient } from './fixture-service/generated/prisma/client.ts';

const serviceDir = new URL('fixture-service/', import.meta.url);
const models = readModels(readFileSync(new URL('prisma/schema.prisma', serviceDir), 'utf8'));
const createdAt = new Date('2026-01-01T00:00:00Z');
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let all: PrismaClient;
let mine: PrismaClient;

before(async () => {
  database = await createTestDatabase(fileURLToPath(serviceDir));
  all = new PrismaClient({ adapter: createAdapter(database.url) });
  mine = scopeClient(all, models, 'org_mine');
});

after(async () => {
  await all?.$disconnect();
  await database?.drop();
});

beforeEach(async () => {
  await all.note.deleteMany();
  await all.folder.deleteMany();
  await all.topic.deleteMany();
  await all.tally.deleteMany();
  await all.topic.create({ data: { id: 'top', name: 'Everybody' } });
  for (const side of ['mine', 'yours']) {
    const organizationId = `org_${side}`;
    await all.folder.create({ data: { id: `fol_${side}`, organizationId, name: side } });
    const note = { organizationId, topicId: 'top', folderId: `fol_${side}`, createdAt };
    await all.note.createMany({
      data: [1, 2].map((number) => ({ ...note, id: `${side}_${number}`, number, text: side })),
    });
  }
});

const yours = { id: 'yours_1' };
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();
const newNote = { number: 9, text: 'new', createdAt };
const refused = (error: unknown) => error instanceof TenantScopeError && error.reason === 'REFUSED';

/** Every operation of a model, aimed at the other organisation: none may reach it. */
const attacks: Record<string, () => Promise<void>> = {
  async findUnique() {
    assert.equal(await mine.note.findUnique({ where: yours }), null);
    const key = { organizationId_number: { organizationId: 'org_yours', number: 1 } };
    assert.equal(await mine.note.findUnique({ where: key }), null);
  },
  async findUniqueOrThrow() {
    await assert.rejects(mine.note.findUniqueOrThrow({ where: yours }), { code: 'P2025' });
  },
  async findFirst() {
    assert.equal(await mine.note.findFirst({ where: yours }), null);
    await assert.rejects(mine.note.findFirst({ cursor: yours }), refused);
  },
  async findFirstOrThrow() {
    await assert.rejects(mine.note.findFirstOrThrow({ where: yours }), { code: 'P2025' });
  },
  async findMany() {
    const open = { OR: [{ organizationId: 'org_yours' }, { text: 'mine' }, { text: 'yours' }] };
    assert.deepEqual(ids(await mine.note.findMany({ where: open })), ['mine_1', 'mine_2']);
    assert.deepEqual(ids(await mine.note.findMany()), ['mine_1', 'mine_2']);
    assert.deepEqual(await mine.note.findMany({ where: { AND: [yours] } }), []);
    await assert.rejects(mine.note.findMany({ cursor: yours }), refused);
  },
  async count() {
    assert.equal(await mine.note.count(), 2);
    assert.equal(await mine.note.count({ where: { organizationId: 'org_yours' } }), 0);
    const counted = await mine.note.count({ select: { _all: true } });
    assert.equal(counted._all, 2);
  },
  async aggregate() {
    const { _count } = await mine.note.aggregate({ _count: true, where: { text: 'yours' } });
    assert.equal(_count, 0);
  },
  async groupBy() {
    const groups = await mine.note.groupBy({ by: ['organizationId'], _count: true });
    assert.deepEqual(groups, [{ organizationId: 'org_mine', _count: 2 }]);
  },
  async create() {
    const data = { ...newNote, id: 'new', organizationId: 'org_mine' };
    assert.equal((await mine.note.create({ data })).organizationId, 'org_mine');
    const foreign = { ...data, id: 'new_2', number: 10, organizationId: 'org_yours' };
    await assert.rejects(mine.note.create({ data: foreign }), refused);
    const { organizationId: _, ...without } = { ...data, id: 'new_3', number: 11 };
    assert.equal(
      (await mine.note.create({ data: without as typeof data })).organizationId,
      'org_mine',
    );
  },
  async createMany() {
    const data = [{ ...newNote, id: 'new', organizationId: 'org_yours' }];
    await assert.rejects(mine.note.createMany({ data }), refused);
    await assert.rejects(mine.note.createMany({ data: data[0] as (typeof data)[0] }), refused);
  },
  async createManyAndReturn() {
    const data = [{ ...newNote, id: 'new', organizationId: 'org_yours' }];
    await assert.rejects(mine.note.createManyAndReturn({ data }), refused);
  },
  async update() {
    await assert.rejects(mine.note.update({ where: yours, data: { text: 'x' } }), {
      code: 'P2025',
    });
    const move = { where: { id: 'mine_1' }, data: { organizationId: 'org_yours' } };
    await assert.rejects(mine.note.update(move), refused);
    const set = { where: { id: 'mine_1' }, data: { organizationId: { set: 'org_yours' } } };
    await assert.rejects(mine.note.update(set), refused);
    const steal = { where: { id: 'mine_1' }, data: { folder: { connect: { id: 'fol_yours' } } } };
    await assert.rejects(mine.note.update(steal), { code: 'P2025' });
  },
  async updateMany() {
    assert.equal((await mine.note.updateMany({ data: { text: 'x' } })).count, 2);
    await assert.rejects(mine.note.updateMany({ data: { organizationId: 'org_yours' } }), refused);
  },
  async updateManyAndReturn() {
    const changed = await mine.note.updateManyAndReturn({ data: { text: 'x' } });
    assert.deepEqual(ids(changed), ['mine_1', 'mine_2']);
  },
  async upsert() {
    const create = { ...newNote, id: 'yours_1', organizationId: 'org_mine' };
    const upsert = mine.note.upsert({ where: yours, create, update: { text: 'x' } });
    await assert.rejects(upsert, { code: 'P2002' });
    const foreign = { ...create, id: 'new', organizationId: 'org_yours' };
    const planted = mine.note.upsert({ where: { id: 'new' }, create: foreign, update: {} });
    await assert.rejects(planted, refused);
  },
  async delete() {
    await assert.rejects(mine.note.delete({ where: yours }), { code: 'P2025' });
  },
  async deleteMany() {
    assert.equal((await mine.note.deleteMany({ where: yours })).count, 0);
    assert.equal((await mine.note.deleteMany()).count, 2);
  },
};

for (const [operation, attack] of Object.entries(attacks)) {
  test(`${operation} stays within the organisation, in and outside a transaction`, async () => {
    const snapshot = () => all.note.findMany({ where: { organizationId: 'org_yours' } });
    const untouched = await snapshot();
    await attack();
    assert.deepEqual(await snapshot(), untouched);
    await mine.$transaction(async (tx) => {
      assert.equal(await tx.note.count({ where: { organizationId: 'org_yours' } }), 0);
    });
  });
}

test('every operation that a model has is known, attacked above, or refused', async () => {
  const note = mine.note as unknown as Record<string, (args: object) => Promise<unknown>>;
  const operations = Object.keys(note).filter((key) => typeof note[key] === 'function');
  assert.ok(operations.length >= Object.keys(attacks).length, operations.join());
  for (const operation of operations.filter((name) => !(name in attacks))) {
    await assert.rejects(async () => note[operation]?.({}), TenantScopeError, operation);
  }
});

test('what is read along with a row is of the same organisation', async () => {
  const topic = await mine.topic.findUnique({
    where: { id: 'top' },
    include: { notes: true, _count: { select: { notes: true } } },
  });
  assert.deepEqual(ids(topic?.notes ?? []), ['mine_1', 'mine_2']);
  assert.equal(topic?._count.notes, 2);
  const deep = await mine.note.findFirst({
    select: { topic: { select: { notes: { select: { id: true } } } } },
  });
  assert.deepEqual(ids(deep?.topic?.notes ?? []), ['mine_1', 'mine_2']);
  const counts = await mine.topic.findMany({ include: { _count: true } });
  assert.equal(counts[0]?._count.notes, 2);
  const fluent = await mine.topic.findUnique({ where: { id: 'top' } }).notes();
  assert.deepEqual(ids(fluent ?? []), ['mine_1', 'mine_2']);
});

test("a row that was made to point at another organisation's is not followed", async () => {
  await all.note.update({ where: { id: 'mine_1' }, data: { folderId: 'fol_yours' } });
  const where = { id: 'mine_1' };
  await assert.rejects(mine.note.findUnique({ where, include: { folder: true } }), refused);
  const select = { folder: { select: { name: true } } };
  await assert.rejects(mine.note.findUnique({ where, select }), refused);
});

test('a shared model is no window onto others', async () => {
  const where = { notes: { some: { text: 'yours' } } };
  await assert.rejects(mine.topic.findMany({ where }), refused);
  await assert.rejects(mine.topic.findMany({ orderBy: { notes: { _count: 'asc' } } }), refused);
  await assert.rejects(mine.note.findMany({ where: { NOT: { topic: where } } }), refused);
  await assert.rejects(mine.note.findMany({ where: { topic: { is: where } } }), refused);
  const nested = { where: { id: 'top' }, data: { notes: { deleteMany: {} } } };
  await assert.rejects(mine.topic.update(nested), refused);
  const connect = { where: { id: 'top' }, data: { notes: { connect: yours } } };
  await assert.rejects(mine.topic.update(connect), { code: 'P2018' });
});

test('what is created inside a row belongs to the same organisation', async () => {
  const notes = { create: [{ ...newNote, id: 'new' }] as never };
  await mine.folder.create({
    data: { id: 'fol_new', organizationId: 'org_mine', name: 'n', notes },
  });
  const note = await all.note.findUniqueOrThrow({ where: { id: 'new' } });
  assert.equal(note.organizationId, 'org_mine');
});

test('SQL binds the organisation or is refused', async () => {
  const own = await mine.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Note" WHERE "organizationId" = ${'org_mine'}`;
  assert.deepEqual(ids(own), ['mine_1', 'mine_2']);
  await assert.rejects(async () => mine.$queryRaw`SELECT id FROM "Note"`, refused);
  await assert.rejects(async () => mine.$executeRaw`DELETE FROM "Note"`, refused);
  await assert.rejects(async () => mine.$queryRawUnsafe('SELECT id FROM "Note"'), refused);
  await assert.rejects(async () => mine.$executeRawUnsafe('DELETE FROM "Note"'), refused);
  assert.equal(await all.note.count(), 4);
});

test("the chassis' own tables are out of reach", async () => {
  await assert.rejects(mine.outboxEvent.findMany(), refused);
  await assert.rejects(mine.idempotencyKey.deleteMany(), refused);
});

test('without an organisation only shared models can be reached', async () => {
  const nobody = scopeClient(all, models, null);
  assert.equal(await nobody.topic.count(), 1);
  const lacks = (error: unknown) =>
    error instanceof TenantScopeError && error.reason === 'NO_ORGANIZATION';
  await assert.rejects(nobody.note.findMany(), lacks);
  await assert.rejects(async () => nobody.$queryRaw`SELECT 1`, lacks);
  await assert.rejects(nobody.topic.findMany({ include: { notes: true } }), lacks);
});
