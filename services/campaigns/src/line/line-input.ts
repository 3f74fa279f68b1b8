import { problem, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import { daysBetween, localDay } from '../market/local-day.ts';

const day = z.iso.date();
export const placement = z.enum(['FRONT', 'REAR', 'DRIVER_SIDE', 'PASSENGER_SIDE', 'FULL_WRAP']);

const fields = {
  name: requiredText(120),
  startDate: day,
  endDate: day,
  placement,
  vehicleIds: z
    .array(requiredText(40))
    .min(1)
    .max(200)
    .transform((ids) => [...new Set(ids)]),
  creativeId: requiredText(40).nullish(),
};

export const createLineSchema = z.object({ campaignId: requiredText(40), ...fields });

/** Every field may be left out: what is not given stays as it is. */
export const updateLineSchema = z.object({
  id: requiredText(40),
  version: z.int(),
  name: fields.name.nullish(),
  startDate: day.nullish(),
  endDate: day.nullish(),
  placement: placement.nullish(),
  vehicleIds: fields.vehicleIds.nullish(),
  creativeId: fields.creativeId,
});

/** What staff may promise; GraphQL's whole numbers end at 2^31. */
export const guaranteeSchema = z.object({
  guaranteedImpressions: z.int().min(1).nullish(),
});

export const reasonSchema = z.object({ reason: requiredText(500) });

/** Dates that cannot be flown: the end before the start, too long, or begun too long ago. */
export const flightDates = (now: Date, timeZone: string) =>
  z.object({ startDate: z.string(), endDate: z.string() }).superRefine((dates, context) => {
    const days = daysBetween(dates.startDate, dates.endDate);
    if (days < 1) {
      context.addIssue(
        problem(
          'BEFORE_START',
          'The last day is before the first.',
          'Le dernier jour précède le premier.',
          ['endDate'],
        ),
      );
    }
    if (days > 367) {
      context.addIssue(
        problem('TOO_LONG', 'A line runs at most 366 days.', 'Une ligne dure au plus 366 jours.', [
          'endDate',
        ]),
      );
    }
    if (daysBetween(dates.startDate, localDay(now, timeZone)) > 61) {
      context.addIssue(
        problem(
          'TOO_EARLY',
          'The first day can be at most 60 days back.',
          'Le premier jour peut remonter à 60 jours au plus.',
          ['startDate'],
        ),
      );
    }
  });
