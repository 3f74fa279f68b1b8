import type { Context } from '../context.ts';
import type { Entity } from '../delivery/entity.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { keyPrefixes, lastPingsOfDevices, lastPingsOfVehicles } from './device.repository.ts';
import { issueDeviceKey } from './issue-device-key.ts';

const reference = { __resolveReference: ({ id }: Entity) => ({ id }) };

export const deviceResolvers: Resolvers = {
  Mutation: {
    issueDeviceKey: (_root, { input }, ctx) => issueDeviceKey(ctx, input),
  },
  Device: {
    ...reference,
    lastPingAt: loading('last pings of devices', lastPingsOfDevices),
    keyPrefix: loading('keys of devices', keyPrefixes),
  },
  Vehicle: {
    ...reference,
    lastPingAt: loading('last pings of vehicles', lastPingsOfVehicles),
  },
};

/** A field that is read for all things of a request at once; null for what is not known here. */
function loading<Value>(
  name: string,
  read: (db: Context['db'], ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
) {
  return ({ id }: Entity, _args: unknown, ctx: Context): Promise<Value | null> =>
    ctx
      .loader<string, Value | null>(name, async (ids) => {
        const found = await read(ctx.db, ids);
        return ids.map((wanted) => found.get(wanted) ?? null);
      })
      .load(id);
}
