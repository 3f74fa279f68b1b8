import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, signedQuery, testEnv } from '@mobilytics/chassis/testing';
import type { Identity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import { startLocalServer } from '@mobilytics/object-store/start-local-server';
import { startCampaigns } from '../src/service.ts';

const serviceDir = fileURLToPath(new URL('..', import.meta.url));

/** Campaigns with a real PostgreSQL, Redis and object store. */
export async function startTestCampaigns() {
  const database = await createTestDatabase(serviceDir);
  const directory = await mkdtemp(join(tmpdir(), 'creatives-'));
  const bucket = 'mobilytics';
  const store = await startLocalServer({
    port: 0,
    directory,
    bucket,
    origins: ['http://dashboard.test'],
  });
  const service = await startCampaigns({
    chassis: testEnv(database.url),
    objects: {
      endpoint: store.url,
      publicEndpoint: undefined,
      region: 'us-east-1',
      bucket,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
  });
  after(async () => {
    await service.close();
    await store.close();
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });
  return service;
}

type Service = Awaited<ReturnType<typeof startTestCampaigns>>;

/** Sends one mutation and gives what its union answered. */
export async function mutate(
  service: Service,
  viewer: Identity,
  name: string,
  input: Record<string, unknown>,
  selection = '',
) {
  // Not every union can hold InvalidInput, and a fragment that can never match is refused.
  const problems = /^(approve|completeCreative)/.test(name)
    ? ''
    : '... on InvalidInput { problems { path code } }';
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await signedQuery(
    service.url,
    viewer,
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on UserError { message path } ${problems} ${selection} } }`,
    { input },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}

/** A device that logistics says was delivered to the organisation. */
export async function deliverDevice(service: Service, organizationId: string, deliveredAt: Date) {
  const deviceId = newId('dev');
  await service.transact(async (tx) =>
    tx.emit(
      'device.delivered',
      {
        deviceId,
        serial: deviceId.slice(-8),
        imei: '490154203237518',
        deliveredAt: deliveredAt.toISOString(),
      },
      { organizationId },
    ),
  );
  await eventually(() => service.db.device.findUnique({ where: { id: deviceId } }));
  return deviceId;
}

export async function told(service: Service, name: string, key: string, id: string) {
  const rows = await service.db.outboxEvent.findMany({ where: { name }, orderBy: { id: 'asc' } });
  return rows
    .map(({ payload }) => payload as Record<string, unknown>)
    .filter((payload) => payload[key] === id);
}
