import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newId } from '@mobilytics/ids/new-id';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { member, signedQuery, testEnv } from '../src/testing.ts';
import { startFixture } from './fixture-service/src/service.ts';

const serviceDir = fileURLToPath(new URL('fixture-service', import.meta.url));
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let service: Awaited<ReturnType<typeof startFixture>>;

before(async () => {
  database = await createTestDatabase(serviceDir);
  service = await startFixture(testEnv(database.url));
});

after(async () => {
  await service?.close();
  await database?.drop();
});

const mutation = `mutation ($text: String!, $topicId: ID) {
  writeNote(input: { text: $text, topicId: $topicId }) {
    __typename ... on NoteWritten { note { id text } } ... on UserError { message }
  }
}`;
const withKey = () => ({ ...member(newId('org')), idempotencyKey: newId('req') });
const countOf = (organizationId: string | null) =>
  service.db.note.count({ where: { organizationId: organizationId ?? '' } });

test('the same request with the same key is carried out once and answered the same', async () => {
  const anna = withKey();
  const first = await signedQuery(service.url, anna, mutation, { text: 'one' });
  const second = await signedQuery(service.url, anna, mutation, { text: 'one' });
  assert.equal(first.data.writeNote.__typename, 'NoteWritten');
  assert.deepEqual(second, first);
  assert.equal(await countOf(anna.organizationId), 1);
});

test('sent ten times at once it is carried out once', async () => {
  const anna = withKey();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => signedQuery(service.url, anna, mutation, { text: 'burst' })),
  );
  assert.equal(answers[0]?.data.writeNote.__typename, 'NoteWritten');
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  assert.equal(await countOf(anna.organizationId), 1);
});

test('the key of another request is refused', async () => {
  const anna = withKey();
  await signedQuery(service.url, anna, mutation, { text: 'one' });
  const { errors } = await signedQuery(service.url, anna, mutation, { text: 'two' });
  assert.equal(errors?.[0]?.extensions.code, 'IDEMPOTENCY_KEY_REUSED');
  assert.equal(await countOf(anna.organizationId), 1);
});

test("another member's key of the same name is another key", async () => {
  const anna = withKey();
  const bob = { ...anna, actorId: newId('usr') };
  const first = await signedQuery(service.url, anna, mutation, { text: 'one' });
  const second = await signedQuery(service.url, bob, mutation, { text: 'one' });
  assert.notEqual(first.data.writeNote.note.id, second.data.writeNote.note.id);
});

test('a request whose response was lost says that it was carried out', async () => {
  const anna = withKey();
  await signedQuery(service.url, anna, mutation, { text: 'one' });
  await service.db.$executeRaw`UPDATE "IdempotencyKey"
    SET "response" = NULL, "createdAt" = now() - interval '1 minute' WHERE "key" = ${anna.idempotencyKey}`;
  const { errors } = await signedQuery(service.url, anna, mutation, { text: 'one' });
  assert.equal(errors?.[0]?.extensions.code, 'ALREADY_APPLIED');
  assert.equal(await countOf(anna.organizationId), 1);
});
