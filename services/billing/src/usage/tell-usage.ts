import { newId } from '@mobilytics/ids/new-id';
import type { Tx, Work } from '../context.ts';
import type { UsageBilling } from '../generated/prisma/client.ts';
import { carryOut } from '../intent/carry-out.ts';
import { intend } from '../intent/intend.ts';
import { createMeterEvent } from './create-meter-event.ts';
import { lockUsage } from './end-usage-billing.ts';
import { type Meter, usageIdentifier } from './meter.ts';
import { openPeriodOf } from './open-period.ts';
import { readUsageDays, type UsageDay } from './usage.repository.ts';
import { isOver, ownMinute, usageMinute } from './usage-minute.ts';

const DAY_MS = 86_400_000;
/** Restatements of what is older change no usage any more; reports and make-goods have them. */
const LOOK_BACK_DAYS = 120;

/**
 * Tells Stripe what the lines of a customer delivered on days that are over: the difference between
 * what a day counts now and all that was told of it, so that a restatement is told as what it changed.
 * Differences may be below zero; Stripe adds them up, and invoices no less than nothing for a period.
 */
export async function tellUsage(work: Work, billing: UsageBilling): Promise<void> {
  const { organizationId } = billing;
  const meter = billing.meter as Meter;
  const now = work.now();
  const days = await readUsageDays(work.db, {
    ...{ organizationId, meter, to: now, startedBefore: billing.endAskedAt },
    from: new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS),
  });
  const due = days.filter(
    ({ day, quantity, toldQuantity }) =>
      quantity !== null && quantity !== toldQuantity && isOver(day, now),
  );
  if (due.length === 0) return;
  const period = await openPeriodOf(work.db, billing);
  // The subscription is not fetched yet; the next run finds it.
  if (period === null) return;
  const customer = await work.db.billingAccount.findUniqueOrThrow({ where: { organizationId } });
  const { stripeMeterId, eventName } = await work.db.stripeMeter.findUniqueOrThrow({
    where: { meter },
  });
  for (const day of due) {
    const intentId = await work.transact((tx) =>
      noteDifference(tx, { billing, meter, day, period, now }, (event) => ({
        ...{ stripeMeterId, eventName, customerId: customer.stripeCustomerId ?? '', ...event },
      })),
    );
    if (intentId !== null) await carryOut(work, intentId);
  }
}

interface Difference {
  billing: UsageBilling;
  meter: Meter;
  day: UsageDay;
  period: { start: Date };
  now: Date;
}

type Told = { usageEventId: string; identifier: string; value: number; timestamp: number };
type MeterEventParams = Parameters<
  typeof intend<typeof createMeterEvent.params, { id: string }>
>[2];

/** Writes the next difference of a day with its intent; null when there is nothing for Stripe in it. */
async function noteDifference(
  tx: Tx,
  { billing, meter, day, period, now }: Difference,
  paramsOf: (told: Told) => MeterEventParams,
): Promise<string | null> {
  const { organizationId } = billing;
  const { lineId, campaignId, quantity } = day;
  // Minutes and versions are counted here.
  await lockUsage(tx, billing);
  const told = await tx.db.usageEvent.findMany({ where: { lineId, meter, day: day.day } });
  const value = (quantity ?? 0) - told.reduce((sum, event) => sum + event.value, 0);
  if (value === 0) return null;
  const known = await tx.db.usageEvent.findMany({
    where: { organizationId, meter },
    select: { usageAt: true },
  });
  const taken = new Set(known.map(({ usageAt }) => usageAt.getTime()));
  const minute = usageMinute({ day: day.day, now, periodStart: period.start, taken });
  // The next run finds a minute.
  if (minute === 'FULL') return null;
  const version = told.length + 1;
  const identifier = usageIdentifier(lineId, isoDay(day.day), meter, version);
  const usageAt = minute === 'TOO_LATE' ? ownMinute(day.day, taken) : minute.at;
  const { id } = await tx.db.usageEvent.create({
    data: {
      id: newId('uev'),
      ...{ organizationId, meter, lineId, campaignId, day: day.day, version, value, identifier },
      ...{ usageAt, isCarried: minute !== 'TOO_LATE' && minute.isCarried, createdAt: now },
      ...(minute === 'TOO_LATE' ? { state: 'TOO_LATE', settledAt: now } : { state: 'INTENDED' }),
    },
  });
  if (minute === 'TOO_LATE') return null;
  const timestamp = usageAt.getTime() / 1000;
  return intend(
    tx,
    createMeterEvent,
    paramsOf({ usageEventId: id, identifier, value, timestamp }),
    {
      ...{ organizationId, key: `usage:${identifier}` },
    },
  );
}

const isoDay = (day: Date) => day.toISOString().slice(0, 10);
