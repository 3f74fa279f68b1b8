import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { METHOD_ID } from '../measurement/method.ts';
import { message } from '../messages.ts';
import { scopeOf } from '../scope.ts';
import { decimal, hours, impressions, kilometres } from './decimals.ts';
import { loadCampaignDelivery, loadLineDelivery } from './delivery.loaders.ts';
import { readAsOf, readRestatements } from './delivery.repository.ts';
import type { Delivery, DeliverySums } from './delivery.ts';
import type { Entity } from './entity.ts';

const figures = {
  gross: ({ grossMicro }: DeliverySums) => impressions(grossMicro),
  ots: ({ otsMicro }: DeliverySums) => impressions(otsMicro),
  kilometres: ({ lengthMm }: DeliverySums) => kilometres(lengthMm),
  hours: ({ durationMs }: DeliverySums) => hours(durationMs),
};

/** Another service says whether a thing exists; this one adds what it knows of it. */
const reference = { __resolveReference: ({ id }: Entity) => ({ id }) };

export const deliveryResolvers: Resolvers = {
  Campaign: { ...reference, delivery: ({ id }, _args, ctx) => loadCampaignDelivery(ctx, id) },
  Line: { ...reference, delivery: ({ id }, _args, ctx) => loadLineDelivery(ctx, id) },
  Delivery: {
    ...figures,
    methodVersion: () => METHOD_ID,
    asOf: ({ lineIds }, _args, ctx) => readAsOf(ctx.db, scopeOf(ctx.viewer), lineIds),
    impressionsMissingBecause: missingBecause,
    coverage: ({ creditedMs, uncoveredMs, otsMicro }) =>
      otsMicro === null || creditedMs === 0n
        ? null
        : decimal(creditedMs - uncoveredMs, creditedMs, 6),
    creditedHours: ({ creditedMs }) => hours(creditedMs),
    gapHours: ({ gapMs }) => hours(gapMs),
    restatements: ({ lineIds }, _args, ctx) => readRestatements(ctx.db, lineIds),
  },
  DeliveryDay: figures,
  DeliveryVehicle: { ...figures, vehicle: ({ vehicleId }) => ({ id: vehicleId }) },
  Restatement: {
    line: ({ lineId }) => ({ id: lineId }),
    dates: ({ dates }) => dates.map((date) => date.toISOString().slice(0, 10)),
    from: ({ fromOtsMicro }) => impressions(fromOtsMicro),
    to: ({ toOtsMicro }) => impressions(toOtsMicro),
    reason: ({ cause }, _args, { viewer }) => message(reasons[cause] ?? 'latePings', viewer.locale),
  },
};

const reasons: Record<string, 'latePings' | 'changedAssignment' | 'newCounts'> = {
  PINGS: 'latePings',
  ASSIGNMENT: 'changedAssignment',
  COUNTS: 'newCounts',
};

function missingBecause(
  { missing, marketsWithoutCounts }: Delivery,
  _args: unknown,
  { viewer: { locale } }: Context,
): string | null {
  if (missing === null) return null;
  if (missing === 'NO_COUNTS') {
    return message('noCounts', locale, { markets: marketsWithoutCounts.join(', ') });
  }
  return message(missing === 'NO_DRIVING' ? 'noDriving' : 'beingMeasured', locale);
}
