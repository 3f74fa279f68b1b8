import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { anonymousIdentity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { eventually, member, signedQuery, staff, testEnv } from '../src/testing.ts';
import { startFixture } from './fixture-service/src/service.ts';

const serviceDir = fileURLToPath(new URL('fixture-service', import.meta.url));
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let service: Awaited<ReturnType<typeof startFixture>>;

before(async () => {
  database = await createTestDatabase(serviceDir);
  service = await startFixture(testEnv(database.url));
  await service.db.topic.create({ data: { id: 'top_1', name: 'Weather' } });
});

after(async () => {
  await service?.close();
  await database?.drop();
});

const writeNote = `mutation ($input: WriteNoteInput!) {
  writeNote(input: $input) {
    __typename
    ... on NoteWritten { note { id number text createdAt topic { name } } }
    ... on UserError { message path }
  }
}`;

test('what a mutation emits, enqueues and audits happens once it is committed', async () => {
  const anna = member(newId('org'));
  const input = { text: 'rain', topicId: 'top_1' };
  const { data, errors } = await signedQuery(service.url, anna, writeNote, { input });
  assert.equal(errors, undefined);
  assert.equal(data.writeNote.__typename, 'NoteWritten');
  assert.deepEqual(data.writeNote.note.topic, { name: 'Weather' });
  const { id } = data.writeNote.note;
  await eventually(async () => {
    const note = await service.db.note.findUnique({ where: { id } });
    return note?.text === 'RAIN';
  });
  const { organizationId } = anna;
  const tally = await eventually(async () =>
    service.db.tally.findUnique({ where: { organizationId: organizationId ?? '' } }),
  );
  assert.equal(tally.count, 1);
  const audited = await service.db.outboxEvent.findFirst({
    where: { name: 'audit.recorded', organizationId },
  });
  assert.equal(audited?.requestId, anna.requestId);
  assert.deepEqual(audited?.payload, {
    ...{ service: 'orders', action: 'note.written', targetType: 'Note', targetId: id },
    ...{ actorId: anna.actorId, actorName: anna.actorName, impersonatorId: null },
    after: { text: 'rain' },
  });
});

test('a process without background work answers, and leaves the rest to another', async () => {
  const env = testEnv(database.url);
  const answering = await startFixture({ ...env, backgroundWork: 'off' });
  const working = await startFixture(env);
  const workDone = async ({ url }: { url: string }) => {
    const metrics = await (await fetch(new URL('/metrics', url))).text();
    return /^mobilytics_work_ended_total\{/m.test(metrics);
  };
  try {
    for (const text of ['hail', 'snow', 'fog', 'frost', 'thaw']) {
      const { data } = await signedQuery(answering.url, member(newId('org')), writeNote, {
        input: { text },
      });
      const { id } = data.writeNote.note;
      await eventually(async () => {
        const note = await working.db.note.findUnique({ where: { id } });
        return note?.text === text.toUpperCase();
      });
    }
    assert.deepEqual([await workDone(answering), await workDone(working)], [false, true]);
  } finally {
    await Promise.all([answering.close(), working.close()]);
  }
});

test('a request that the gateway did not sign is refused', async () => {
  const response = await fetch(new URL('/graphql', service.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  assert.equal(response.status, 401);
  const wrong = await signedQuery(service.url, staff(), '{ topics { id } }', {}, 'another secret');
  assert.equal(wrong.errors?.[0]?.extensions.code, 'UNAUTHENTICATED');
});

test('a field is given to callers with its scopes alone', async () => {
  const code = async (identity: Parameters<typeof signedQuery>[1], query: string) => {
    const { errors } = await signedQuery(service.url, identity, query);
    return errors?.[0]?.extensions.code;
  };
  const stranger = anonymousIdentity(newId('req'));
  const analyst = member(newId('org'), 'ANALYST');
  assert.equal(await code(stranger, '{ topics { name } }'), undefined);
  assert.equal(await code(stranger, '{ whoAmI }'), 'UNAUTHENTICATED');
  assert.equal(await code(stranger, '{ notes { totalCount } }'), 'UNAUTHENTICATED');
  assert.equal(await code(analyst, '{ whoAmI }'), undefined);
  const written = await signedQuery(service.url, analyst, writeNote, { input: { text: 'no' } });
  assert.equal(written.errors?.[0]?.extensions.code, 'FORBIDDEN');
  assert.deepEqual(written.errors?.[0]?.extensions.missingScopes, ['orders:write']);
});

test('a field that is more sensitive than its object is null with FORBIDDEN', async () => {
  const organizationId = newId('org');
  await signedQuery(service.url, member(organizationId), writeNote, { input: { text: 'sun' } });
  const query = '{ notes { edges { node { text opinion } } } }';
  const seen = await signedQuery(service.url, member(organizationId, 'ANALYST'), query);
  assert.equal(seen.data.notes.edges[0].node.opinion, null);
  assert.equal(seen.errors?.[0]?.extensions.code, 'FORBIDDEN');
});

test("another organisation's note is not found, as an entity neither", async () => {
  const anna = member(newId('org'));
  const bob = member(newId('org'));
  const { data } = await signedQuery(service.url, anna, writeNote, { input: { text: 'mine' } });
  const { id } = data.writeNote.note;
  const query = `query ($id: ID!, $representations: [_Any!]!) {
    note(id: $id) { text }
    notes { totalCount edges { node { id } } }
    _entities(representations: $representations) { ... on Note { text } }
  }`;
  const variables = { id, representations: [{ __typename: 'Note', id }] };
  const seen = await signedQuery(service.url, bob, query, variables);
  assert.deepEqual(seen.data, {
    note: null,
    notes: { totalCount: 0, edges: [] },
    _entities: [null],
  });
  const own = await signedQuery(service.url, anna, query, variables);
  assert.match(own.data._entities[0].text, /mine/i);
  const asStaff = await signedQuery(service.url, staff(), query, variables);
  assert.match(asStaff.data.note.text, /mine/i);
});

test('a bug is told without its message', async () => {
  const { data, errors } = await signedQuery(service.url, staff(), '{ broken }');
  assert.equal(data.broken, null);
  assert.equal(errors?.[0]?.extensions.code, 'INTERNAL');
  assert.match(String(errors?.[0]?.extensions.requestId), /^req_/);
  assert.doesNotMatch(JSON.stringify(errors), /hunter2/);
});

test('a wrong request is told what is wrong', async () => {
  const queries = ['{ nothing }', '{ notes(first: "x") { totalCount } }', '{'];
  for (const query of queries) {
    const { errors } = await signedQuery(service.url, staff(), query);
    assert.equal(errors?.[0]?.extensions.code, 'BAD_INPUT', query);
  }
  const { errors } = await signedQuery(service.url, member(newId('org')), writeNote, { input: {} });
  assert.equal(errors?.[0]?.extensions.code, 'BAD_INPUT');
  const page = await signedQuery(service.url, staff(), '{ notes(first: 101) { totalCount } }');
  assert.equal(page.errors?.[0]?.extensions.code, 'BAD_INPUT');
});

test('pages forwards and backwards give every note once', async () => {
  const anna = member(newId('org'));
  for (const text of ['a', 'b', 'c', 'd', 'e']) {
    await signedQuery(service.url, anna, writeNote, { input: { text } });
  }
  const query = `query ($first: Int, $after: String, $last: Int, $before: String) {
    notes(first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { node { number } }
    }
  }`;
  const page = async (variables: Record<string, unknown>) => {
    const { data } = await signedQuery(service.url, anna, query, variables);
    return {
      ...data.notes.pageInfo,
      total: data.notes.totalCount,
      numbers: data.notes.edges.map(({ node }: { node: { number: number } }) => node.number),
    };
  };
  const one = await page({ first: 2 });
  assert.deepEqual([one.numbers, one.total, one.hasPreviousPage], [[5, 4], 5, false]);
  const two = await page({ first: 2, after: one.endCursor });
  const three = await page({ first: 2, after: two.endCursor });
  assert.deepEqual([two.numbers, three.numbers, three.hasNextPage], [[3, 2], [1], false]);
  const back = await page({ last: 2, before: three.startCursor });
  assert.deepEqual([back.numbers, back.hasPreviousPage], [[3, 2], true]);
});

test('texts and cursors that the database cannot read are the mistake of the caller', async () => {
  const anna = member(newId('org'));
  await signedQuery(service.url, anna, writeNote, { input: { text: 'a' } });
  const code = async (query: string, variables: object) => {
    const { errors } = await signedQuery(service.url, anna, query, { ...variables });
    return errors?.[0]?.extensions.code;
  };
  const note = 'query ($id: ID!) { note(id: $id) { id } }';
  assert.equal(await code(note, { id: 'a\0' }), 'BAD_INPUT');
  assert.equal(await code(note, { id: '\ud800' }), undefined);
  assert.equal(await code('{ note(id: "\\u0000") { id } }', {}), 'BAD_INPUT');
  assert.equal(await code(writeNote, { input: { text: 'a\0' } }), 'BAD_INPUT');
  const notes = 'query ($after: String) { notes(after: $after) { edges { cursor } } }';
  const now = { at: new Date().toISOString() };
  const far = { at: '-200000-01-01T00:00:00Z' };
  const wrong = [
    [1, 2],
    ['x', 'y'],
    [true, now],
    [now, 1e308],
    [now, 'a\0'],
    [far, 'x'],
  ];
  for (const values of wrong) {
    const after = Buffer.from(JSON.stringify(values)).toString('base64url');
    assert.equal(await code(notes, { after }), 'BAD_INPUT', JSON.stringify(values));
  }
});

test('a route that fails says nothing of why, and one that is asked wrongly says what', async () => {
  const broken = await fetch(new URL('/broken', service.url));
  assert.equal(broken.status, 500);
  assert.deepEqual(await broken.json(), {
    error: { code: 'INTERNAL', message: 'Something went wrong on our side.' },
  });
  const headers = { 'content-type': 'application/json' };
  const wrong = await fetch(new URL('/echo', service.url), { method: 'POST', headers, body: '{' });
  assert.equal(wrong.status, 400);
  assert.match(await wrong.text(), /The body is not JSON\./);
});

test('a historic request happens at its time', async () => {
  const anna = { ...member(newId('org')), at: '2026-02-03T04:05:06.000Z' };
  const { data } = await signedQuery(service.url, anna, writeNote, { input: { text: 'old' } });
  assert.equal(data.writeNote.note.createdAt, anna.at);
});

test('the routes for those who run it answer', async () => {
  const get = async (path: string) => fetch(new URL(path, service.url));
  assert.equal((await get('/healthz')).status, 200);
  assert.deepEqual(await (await get('/readyz')).json(), {
    status: 'ready',
    database: 'ok',
    redis: 'ok',
  });
  const metrics = await (await get('/metrics')).text();
  assert.match(metrics, /mobilytics_graphql_seconds_count/);
  assert.match(metrics, /mobilytics_outbox_waiting \d/);
});

test("a service's own routes see the bytes that arrived", async () => {
  const body = '{ "a":  1 }';
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(new URL('/echo', service.url), { method: 'POST', headers, body });
  assert.deepEqual(await response.json(), { bytes: body.length });
});

test('a body above the limit is refused', async () => {
  const query = `{ topics { id } } # ${'x'.repeat(1_100_000)}`;
  const { statusCode } = (await signedQuery(service.url, staff(), query)) as never as {
    statusCode: number;
  };
  assert.equal(statusCode, 413);
});
