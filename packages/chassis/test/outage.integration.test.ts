import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newId } from '@mobilytics/ids/new-id';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { eventually, member, signedQuery, testEnv } from '../src/testing.ts';
import { startFixture } from './fixture-service/src/service.ts';

const serviceDir = fileURLToPath(new URL('fixture-service', import.meta.url));

/** A way to the database that can be cut. */
async function createLine(target: URL) {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = dial(Number(target.port || 5432), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    close: () => server.close(),
  };
}

test('while its database is away a service says so, and afterwards goes on by itself', async () => {
  const database = await createTestDatabase(serviceDir);
  const line = await createLine(new URL(database.url));
  const service = await startFixture(testEnv(line.url));
  const anna = member(newId('org'));
  const write = (text: string) =>
    signedQuery(
      service.url,
      anna,
      'mutation ($text: String!) { writeNote(input: { text: $text }) { __typename } }',
      { text },
    );
  const readiness = async () => (await fetch(new URL('/readyz', service.url))).status;
  try {
    assert.equal((await write('before')).data.writeNote.__typename, 'NoteWritten');
    line.cut();
    const { errors } = await write('during');
    assert.equal(errors?.[0]?.extensions.code, 'UNAVAILABLE');
    assert.equal(await readiness(), 503);
    line.mend();
    await eventually(async () => (await readiness()) === 200);
    assert.equal((await write('after')).data.writeNote.__typename, 'NoteWritten');
    const published = await eventually(async () => {
      const waiting = await service.db.outboxEvent.count({ where: { publishedAt: null } });
      return waiting === 0;
    });
    assert.ok(published);
    assert.equal(await service.db.note.count(), 2);
  } finally {
    await service.close();
    line.close();
    await database.drop();
  }
});
