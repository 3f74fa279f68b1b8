import { z } from 'zod';
import { day, id, instant, wholeNumber } from './shapes.ts';

/** All that one device gave a line on one local day with one vehicle; zeros where it gave nothing any more. */
const deliveredDay = z.object({
  date: day,
  vehicleId: id,
  grossMicro: wholeNumber.nullable(),
  otsMicro: wholeNumber.nullable(),
  durationMs: z.int(),
  creditedMs: z.int(),
  uncoveredMs: z.int(),
});

/** What analytics tells. */
export const analyticsEvents = {
  'delivery.measured': {
    version: 1,
    publisher: 'analytics',
    consumers: ['campaigns', 'billing'],
    payload: z.object({
      lineId: id,
      methodVersion: z.string(),
      asOf: instant,
      otsMicro: z.string().nullable(),
      /** Whose figures were made anew. Absent from what was told before days were. */
      deviceId: id.optional(),
      /** Counts the device's roll-ups: of two events of a device, the higher one is the later. */
      revision: z.int().optional(),
      /** Every day and vehicle of the line that the roll-up touched, each in full. */
      days: z.array(deliveredDay).optional(),
    }),
  },
  /** Figures of finished days became others, because something was known late. */
  'delivery.restated': {
    version: 1,
    publisher: 'analytics',
    consumers: ['billing'],
    payload: z.object({
      restatementId: id,
      lineId: id,
      methodVersion: z.string(),
      restatedAt: instant,
      dates: z.array(day),
      fromOtsMicro: wholeNumber.nullable(),
      toOtsMicro: wholeNumber.nullable(),
      cause: z.enum(['PINGS', 'ASSIGNMENT', 'COUNTS']),
    }),
  },
} as const;
