import { newId } from '@mobilytics/ids/new-id';
import type { Context } from '../context.ts';
import type { IssueDeviceKeyInput, ResolversTypes } from '../generated/resolvers.ts';
import { message } from '../messages.ts';
import { newDeviceKey, storedKey } from './device-key.ts';

/** Makes a device's key; the one before it ends at the same moment. */
export async function issueDeviceKey(
  ctx: Context,
  { deviceId }: IssueDeviceKeyInput,
): Promise<Awaited<ResolversTypes['IssueDeviceKeyResult']>> {
  return ctx.transact(async ({ db, now, audit }) => {
    const device = await db.device.findFirst({ where: { id: deviceId } });
    if (device === null) {
      const path = ['input', 'deviceId'];
      return {
        __typename: 'NotFound',
        message: message('deviceNotFound', ctx.viewer.locale),
        path,
      };
    }
    const { organizationId } = device;
    // Two callers at once take turns, so that one key is left.
    await db.$queryRaw`SELECT 1 FROM "Device"
      WHERE "id" = ${deviceId} AND "organizationId" = ${organizationId} FOR UPDATE`;
    const before = await db.deviceKey.findFirst({ where: { deviceId, endedAt: null } });
    await db.deviceKey.updateMany({ where: { deviceId, endedAt: null }, data: { endedAt: now } });
    const key = newDeviceKey();
    const stored = storedKey(key);
    await db.deviceKey.create({
      data: { id: newId('dky'), organizationId, deviceId, createdAt: now, ...stored },
    });
    audit({
      ...{ action: 'device_key.issued', targetType: 'Device', targetId: deviceId, organizationId },
      before: { keyPrefix: before?.prefix ?? null },
      after: { keyPrefix: stored.prefix },
    });
    return { __typename: 'IssueDeviceKeySuccess', device: { id: deviceId }, key };
  });
}
