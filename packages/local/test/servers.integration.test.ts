import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freePort } from '../src/ports.ts';
import { outsideFolder, postgresUrl, preparePostgres } from '../src/postgres.ts';
import { prepareRedis } from '../src/redis.ts';
import { Supervisor } from '../src/supervisor.ts';

// mkdtemp makes a folder that only its owner may enter, as a home folder is.
const dataDir = mkdtempSync(join(tmpdir(), 'servers-'));
after(() => {
  for (const folder of [dataDir, outsideFolder(dataDir)]) {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what PostgreSQL and Redis have said yes to is there after a restart', async () => {
  const [port, redisPort] = [await freePort(), await freePort()];
  const start = async () => {
    const supervisor = new Supervisor(join(dataDir, 'logs'));
    try {
      supervisor.start(await preparePostgres({ dataDir, port, durable: true }));
      supervisor.start(prepareRedis({ dataDir, port: redisPort, durable: true }));
      await supervisor.ready();
    } catch (error) {
      await supervisor.stop();
      throw error;
    }
    return supervisor;
  };
  const query = async (sql: string) => {
    const client = new pg.Client(postgresUrl(port));
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  };
  const redis = () => new Redis(redisPort, '127.0.0.1');

  const first = await start();
  await query('CREATE TABLE kept AS SELECT 42 AS answer');
  const before = redis();
  await before.set('answer', '42');
  before.disconnect();
  await first.stop();

  const second = await start();
  try {
    assert.deepEqual(await query('SELECT answer FROM kept'), [{ answer: 42 }]);
    const later = redis();
    assert.equal(await later.get('answer'), '42');
    later.disconnect();
  } finally {
    await second.stop();
  }
});
