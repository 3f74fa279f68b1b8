import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newId } from '@mobilytics/ids/new-id';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import pg from 'pg';
import { eventually, member, signedQuery, testEnv } from '../src/testing.ts';
import { startFixture } from './fixture-service/src/service.ts';

const serviceDir = fileURLToPath(new URL('fixture-service', import.meta.url));

test('a service that is stopped finishes its requests and leaves no connection', async () => {
  const database = await createTestDatabase(serviceDir);
  const blocker = new pg.Client({ connectionString: database.url });
  await blocker.connect();
  try {
    const service = await startFixture(testEnv(database.url));
    await blocker.query('BEGIN');
    await blocker.query('LOCK TABLE "Note" IN ACCESS EXCLUSIVE MODE');
    const mutation = `mutation { writeNote(input: { text: "late" }) { __typename } }`;
    const answer = signedQuery(service.url, member(newId('org')), mutation);
    await sleep(300);
    const closing = service.close();
    await sleep(100);
    await assert.rejects(fetch(new URL('/healthz', service.url)));
    await blocker.query('COMMIT');
    assert.equal((await answer).data.writeNote.__typename, 'NoteWritten');
    await closing;
    // The server takes a moment to notice that a connection was closed.
    await eventually(async () => {
      const { rows } = await blocker.query(
        'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      return rows.length === 0;
    });
  } finally {
    await blocker.end();
    await database.drop();
  }
});
