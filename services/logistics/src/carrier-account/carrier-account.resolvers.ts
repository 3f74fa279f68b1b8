import { connectionFrom } from '@mobilytics/chassis/connection';
import type { Capability, CarrierCode } from '../carrier/carrier.ts';
import type { ConnectedCarrier } from '../carrier/connect-carriers.ts';
import type { LineHealth } from '../carrier/resilience/transports.ts';
import type { Context } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { CarrierCallFilter, CarrierCapability, Resolvers } from '../generated/resolvers.ts';
import { callFigures, failedCall } from './call-figures.ts';
import { checkCarrier } from './check-carrier.ts';
import { environmentOf } from './environment.ts';

export const carrierAccountResolvers: Resolvers = {
  Query: {
    carriers: (_, __, ctx) => [...ctx.services.connected],
    carrierCalls: (_, { filter, ...page }, ctx) => {
      const where = toWhere(filter ?? {});
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'startedAt', direction: 'DESC' }],
        count: () => ctx.db.carrierCall.count({ where }),
        rows: ({ where: beyond, ...window }) =>
          ctx.db.carrierCall.findMany({ ...window, where: { AND: [where, beyond] } }),
      });
    },
  },
  Mutation: {
    checkCarrier: (_, { input }, ctx) => checkCarrier(ctx, input),
  },
  Shipment: {
    calls: ({ id }, _, ctx) =>
      ctx.db.carrierCall.findMany({
        where: { shipmentIds: { has: id } },
        orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
        take: 50,
      }),
  },
  CarrierAccount: {
    carrier: ({ carrier }) => carrier.code,
    environment: ({ apiBase }) => environmentOf(apiBase),
    host: ({ apiBase }) => new URL(apiBase).host,
    originCountries: ({ carrier }) => [...carrier.originCountries],
    capabilities: ({ carrier }) => capabilitiesOf(carrier),
    labelFormats: ({ carrier }) => [...carrier.labelFormats],
    breaker: async (account, _, ctx) => (await healthOf(ctx, account)).breaker,
    failuresInARow: async (account, _, ctx) => (await healthOf(ctx, account)).failures,
    budgets: async (account, _, ctx) =>
      (await healthOf(ctx, account)).budgets.flatMap(({ limits, usedShare, ...budget }) =>
        limits.map(({ calls, seconds }) => ({
          ...{ ...budget, calls, seconds },
          usedPercent: Math.round(usedShare * 100),
        })),
      ),
    callsLastHour: async ({ carrier }, _, ctx) => (await figuresOf(ctx, carrier.code)).calls,
    successPercent: async ({ carrier }, _, ctx) => {
      const { calls, answered } = await figuresOf(ctx, carrier.code);
      return calls === 0 ? null : Math.floor((answered / calls) * 100);
    },
    medianMs: async ({ carrier }, _, ctx) => (await figuresOf(ctx, carrier.code)).medianMs,
    lastFailure: ({ carrier }, _, ctx) =>
      ctx.db.carrierCall.findFirst({
        where: { carrier: carrier.code, ...failedCall },
        orderBy: { startedAt: 'desc' },
      }),
  },
};

const figuresOf = (ctx: Context, code: CarrierCode) =>
  ctx
    .loader('calls of carriers', (codes: readonly CarrierCode[]) => callFigures(ctx, codes))
    .load(code);

/** Redis is asked once for all the fields of an account; away, it leaves them at their rest. */
const healthOf = (ctx: Context, { carrier }: ConnectedCarrier) =>
  ctx
    .loader('health of carriers', (codes: readonly CarrierCode[]) =>
      Promise.all(
        codes.map((code) =>
          ctx.services.transports
            .health(code)
            .catch((): LineHealth => ({ breaker: 'CLOSED', failures: 0, budgets: [] })),
        ),
      ),
    )
    .load(carrier.code);

const words: Record<Capability, CarrierCapability> = {
  rates: 'RATES',
  buyLabel: 'BUY_LABEL',
  voidLabel: 'VOID_LABEL',
  track: 'TRACK',
  trackMany: 'TRACK_MANY',
  manifest: 'MANIFEST',
  schedulePickup: 'SCHEDULE_PICKUP',
  validateAddress: 'VALIDATE_ADDRESS',
  returnLabel: 'RETURN_LABEL',
  reprint: 'REPRINT',
};

function capabilitiesOf({ capabilities }: ConnectedCarrier['carrier']): CarrierCapability[] {
  const known = Object.keys(words) as Capability[];
  return known
    .filter((capability) => capabilities[capability])
    .map((capability) => words[capability]);
}

function toWhere({
  carrier,
  operation,
  failedOnly,
  shipmentId,
  search,
}: CarrierCallFilter): Prisma.CarrierCallWhereInput {
  const text = search?.trim() ?? '';
  const contains = { contains: text, mode: 'insensitive' as const };
  return {
    AND: [
      carrier == null ? {} : { carrier: { in: [...carrier] } },
      operation == null ? {} : { operation: { in: [...operation] } },
      shipmentId == null ? {} : { shipmentIds: { has: shipmentId } },
      failedOnly === true ? failedCall : {},
      text === ''
        ? {}
        : { OR: [{ url: contains }, { requestBody: contains }, { responseBody: contains }] },
    ],
  };
}
