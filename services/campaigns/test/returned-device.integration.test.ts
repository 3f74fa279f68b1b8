import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, member } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { deliverDevice, mutate, startTestCampaigns, told } from './harness.ts';

const service = await startTestCampaigns();

const anna = member(newId('org'));

async function mount(deviceId: string) {
  const vehicle = {
    ...{ name: newId('veh'), type: 'VAN', marketCode: 'CHICAGO' },
    ...{ placements: ['REAR'], illuminated: false },
  };
  const registered = await mutate(
    service,
    anna,
    'registerVehicle',
    vehicle,
    '... on RegisterVehicleSuccess { vehicle { id } }',
  );
  return mutate(service, anna, 'assignDevice', { vehicleId: registered.vehicle.id, deviceId });
}

const giveBack = (deviceId: string, returnedAt: Date) =>
  service.transact(async (tx) =>
    tx.emit(
      'device.returned',
      { deviceId, serial: deviceId.slice(-8), returnedAt: returnedAt.toISOString() },
      { organizationId: anna.organizationId },
    ),
  );

test('a device that went back is on no vehicle, and on none again until it is delivered', async () => {
  const organizationId = anna.organizationId ?? '';
  const deviceId = await deliverDevice(service, organizationId, new Date(Date.now() - 60_000));
  assert.equal((await mount(deviceId)).__typename, 'AssignDeviceSuccess');
  const returnedAt = new Date(Date.now() + 1_000);
  await giveBack(deviceId, returnedAt);
  const ended = await eventually(() =>
    service.db.deviceAssignment.findFirst({ where: { deviceId, endsAt: { not: null } } }),
  );
  assert.equal(ended.endsAt?.getTime(), returnedAt.getTime());
  const news = await told(service, 'device.assigned', 'deviceId', deviceId);
  assert.deepEqual(news.at(-1)?.to, returnedAt.toISOString());
  assert.equal((await mount(deviceId)).__typename, 'NotFound');
});

test('news of a return from before the last delivery changes nothing', async () => {
  const organizationId = anna.organizationId ?? '';
  const deliveredAt = new Date();
  const deviceId = await deliverDevice(service, organizationId, deliveredAt);
  await giveBack(deviceId, new Date(deliveredAt.getTime() - 86_400_000));
  const other = await deliverDevice(service, organizationId, deliveredAt);
  await giveBack(other, new Date());
  await eventually(() =>
    service.db.device.findFirst({ where: { id: other, returnedAt: { not: null } } }),
  );
  assert.equal((await mount(deviceId)).__typename, 'AssignDeviceSuccess');
});
