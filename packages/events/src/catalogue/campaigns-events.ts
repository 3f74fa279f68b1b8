import { z } from 'zod';
import { currency, day, id, instant } from './shapes.ts';

const placement = z.enum(['FRONT', 'REAR', 'DRIVER_SIDE', 'PASSENGER_SIDE', 'FULL_WRAP']);

const line = z.object({
  lineId: id,
  campaignId: id,
  name: z.string(),
  marketCode: z.string(),
  timeZone: z.string(),
  startDate: day,
  endDate: day,
  campaignName: z.string().optional(),
  vehicleIds: z.array(id).optional(),
  /** What the line costs in all, fixed when it was booked; null when no rate gave a price. */
  priceMinor: z.int().nullable().optional(),
  currency: currency.optional(),
  /** Persons of OTS that were promised when the line was approved; null when nothing was. */
  guaranteedOts: z.int().nullable().optional(),
  /** The line whose shortfall this one makes good, without a price of its own. */
  makeGoodOf: id.nullable().optional(),
});

/** What campaigns tells. */
export const campaignsEvents = {
  'device.assigned': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'logistics', 'billing'],
    payload: z.object({
      assignmentId: id,
      deviceId: id,
      vehicleId: id,
      vehicleName: z.string(),
      marketCode: z.string(),
      timeZone: z.string(),
      population: z.int().nullable(),
      illuminated: z.boolean(),
      from: instant,
      /** Null while the device stays on the vehicle; a later event with the same assignment ends it. */
      to: instant.nullable(),
    }),
  },
  'creative.assigned': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'billing'],
    payload: z.object({
      assignmentId: id,
      creativeId: id,
      vehicleId: id,
      lineId: id,
      campaignId: id,
      placement,
      from: instant,
      to: instant,
    }),
  },
  'line.booked': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'billing'],
    payload: line,
  },
  'line.started': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'billing'],
    payload: line,
  },
  'line.finished': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'billing'],
    payload: line,
  },
  'line.stopped': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'billing'],
    payload: line.extend({ stoppedAt: instant, reason: z.string() }),
  },
  /** What became of it: a line that runs for nothing, or why there is none. */
  'make_good.answered': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['billing'],
    payload: z.object({
      makeGoodId: id,
      lineId: id,
      /** Null when its vehicles are not free together for so long. */
      newLineId: id.nullable(),
      startDate: day.nullable(),
      endDate: day.nullable(),
    }),
  },
} as const;
