import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readOptions } from './options.ts';
import { replay } from './replay.ts';

type Sent = { key: string; pings: { sequence: number; recordedAt: string; latitude: number }[] };

/** An ingest whose answers a test decides; what really stores pings is held by the journeys. */
describe('replay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const path = (name: string) => join(folder, name);
  let received: Sent[] = [];
  let statuses: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const status = statuses.shift() ?? 200;
    const { pings } = JSON.parse(Buffer.concat(chunks).toString());
    if (status === 200) received.push({ key: request.headers.authorization ?? '', pings });
    response.writeHead(status, { 'retry-after': '0' });
    response.end(JSON.stringify({ accepted: pings.length, duplicates: 0, rejected: [] }));
  });
  const run = (...args: string[]) => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const all = [...args, '--url', url, '--resume', path('state.json')];
    const options = readOptions(all, {});
    assert.ok(options);
    return replay(options, new AbortController().signal);
  };
  before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    received = [];
    statuses = [];
    rmSync(path('state.json'), { force: true });
    writeFileSync(
      path('pings.csv.gz'),
      gzipSync(
        [
          'vehicle,trip,recorded_at,latitude,longitude',
          'a,1,2026-05-04T12:00:10Z,41.2,-87.6',
          'a,1,2026-05-04T12:00:00Z,41.10,-87.6',
          'a,1,2026-05-04T12:00:10Z,41.11,-87.6',
          'b,2,2026-05-04T12:00:00Z,95,-87.6',
          ',2,2026-05-04T12:00:00Z,41.1,-87.6',
          'b,2,soon,41.1,-87.6',
          'b,2,2026-05-04T12:00:01Z,north,-87.6',
        ].join('\n'),
      ),
    );
  });
  const devices = ['--device', 'a=mdk_a', '--device', 'b=mdk_b'];

  it('numbers a vehicle’s pings by time and then place, and sends what JSON can carry', async () => {
    await run(path('pings.csv.gz'), ...devices);
    const [a, b] = ['mdk_a', 'mdk_b'].map((key) =>
      received.filter((sent) => sent.key === `Bearer ${key}`).flatMap(({ pings }) => pings),
    );
    assert.deepEqual(
      a?.map(({ sequence, latitude }) => [sequence, latitude]),
      [
        [1, 41.1],
        [2, 41.11],
        [3, 41.2],
      ],
    );
    assert.deepEqual(b, [
      { sequence: 1, recordedAt: '2026-05-04T12:00:00.000Z', latitude: 95, longitude: -87.6 },
    ]);
  });

  it('names the vehicles that no device drives, and sends nothing', async () => {
    await assert.rejects(run(path('pings.csv.gz'), '--device', 'a=mdk_a'), /No device drives b:/);
    assert.equal(received.length, 0);
  });

  it('waits for a platform that is busy, and sends each ping once', async () => {
    statuses = [429, 503, 200];
    await run(path('pings.csv.gz'), '--device', 'a=mdk_a', '--only-mapped');
    assert.deepEqual(
      received.flatMap(({ pings }) => pings.map(({ sequence }) => sequence)),
      [1, 2, 3],
    );
  });

  it('goes on where it stopped, and begins anew once it has finished', async () => {
    const args = [path('pings.csv.gz'), '--device', 'a=mdk_a', '--only-mapped', '--batch', '1'];
    statuses = [200, 200, 401];
    await assert.rejects(run(...args), /The key of a is not known/);
    await run(...args);
    const sequences = () => received.flatMap(({ pings }) => pings.map(({ sequence }) => sequence));
    assert.deepEqual(sequences(), [1, 2, 3]);
    await run(...args);
    assert.deepEqual(sequences(), [1, 2, 3, 1, 2, 3]);
  });

  it('refuses to continue another replay', async () => {
    const args = [path('pings.csv.gz'), ...devices, '--batch', '1'];
    statuses = [200, 401, 401];
    await assert.rejects(run(...args));
    await assert.rejects(run(...args, '--first-day', '2026-06-01'), /belongs to another replay/);
  });

  it('writes what it sends', async () => {
    await run(
      path('pings.csv.gz'),
      ...devices,
      '--first-day',
      '2026-06-01',
      '--write',
      path('out'),
    );
    assert.deepEqual(readFileSync(path('out'), 'utf8').trimEnd().split('\n'), [
      'vehicle,trip,recorded_at,latitude,longitude',
      'a,,2026-06-01T12:00:00.000Z,41.1,-87.6',
      'a,,2026-06-01T12:00:10.000Z,41.11,-87.6',
      'a,,2026-06-01T12:00:10.000Z,41.2,-87.6',
      'b,,2026-06-01T12:00:00.000Z,95,-87.6',
    ]);
  });
});
