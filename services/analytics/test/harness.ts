import { join } from 'node:path';
import { eventually, testEnv } from '@mobilytics/chassis/testing';
import type { EventName } from '@mobilytics/events/catalogue';
import { publish } from '@mobilytics/events/publish';
import type { EventInput } from '@mobilytics/events/transaction';
import { systemIdentity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import { Queues } from '@mobilytics/jobs/queue';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { importCounts } from '../src/counts/import-counts.ts';
import { newDeviceKey, storedKey } from '../src/device/device-key.ts';
import { readCounts } from '../src/files/read-counts.ts';
import { startAnalytics } from '../src/service.ts';

export type Harness = Awaited<ReturnType<typeof startHarness>>;

export type SentPing = {
  sequence: number;
  recordedAt: string;
  latitude: number;
  longitude: number;
};

export type IngestAnswer = {
  accepted: number;
  duplicates: number;
  rejected: { index: number; field: string; message: string }[];
};

/** A running service on a database of its own, to which events come through the queue. */
export async function startHarness(ingestRequestsPerMinute = 100_000) {
  const database = await createTestDatabase(join(import.meta.dirname, '..'));
  const env = { ...testEnv(database.url), ingestRequestsPerMinute };
  const service = await startAnalytics(env);
  const queues = new Queues({ redisUrl: env.redisUrl, prefix: env.queuePrefix }, () => {});
  await eventually(() =>
    queues.ping().then(
      () => true,
      () => false,
    ),
  );
  return {
    ...service,
    databaseUrl: database.url,
    env,

    /** Delivers an event as the relay of its publisher does. */
    async deliver<N extends EventName>(
      organizationId: string,
      name: N,
      payload: EventInput<N>,
    ): Promise<void> {
      const id = newId('evt');
      await publish(queues, [
        {
          ...{ id, kind: 'EVENT', name, version: 1, organizationId, payload, dueAt: null },
          ...{ requestId: newId('req'), actorId: null },
          ...{ occurredAt: new Date(), createdAt: new Date() },
        },
      ]);
      await eventually(() => service.db.inboxEvent.findUnique({ where: { id } }));
    },

    /** A delivered device and its key. */
    async deliverDevice(organizationId: string) {
      const deviceId = newId('dev');
      await this.deliver(organizationId, 'device.delivered', {
        ...{ deviceId, serial: 'S1', imei: '0' },
        deliveredAt: '2026-01-01T00:00:00.000Z',
      });
      const key = newDeviceKey();
      await service.db.deviceKey.create({
        data: {
          id: newId('dky'),
          organizationId,
          deviceId,
          createdAt: new Date(),
          ...storedKey(key),
        },
      });
      return { deviceId, key };
    },

    async send(key: string, pings: readonly unknown[]) {
      const response = await fetch(new URL('/ingest/v1/pings', service.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ pings }),
      });
      return { status: response.status, body: (await response.json()) as IngestAnswer };
    },

    async importCounts(file: string, marketCode: string) {
      const by = systemIdentity('test', newId('req'));
      return service.transact(
        (tx) => importCounts(tx, readCounts(file), { marketCode, source: 'test' }),
        by,
      );
    },

    /** Until nothing waits to be measured. */
    async settled(): Promise<void> {
      await eventually(async () => (await service.db.dirtyRange.count()) === 0, 15_000);
    },

    async stop(): Promise<void> {
      await service.close();
      await queues.close();
      await database.drop();
    },
  };
}
