import type { Transaction } from '@mobilytics/events/transaction';
import { newId } from '@mobilytics/ids/new-id';
import type { Line, PrismaClient } from '../generated/prisma/client.ts';
import { dateOf, dayOf, localDay, nextDay, startOfDay } from '../market/local-day.ts';
import { facesOf, type Placement } from './faces.ts';
import { type DayRange, firstFreeRange } from './first-free-range.ts';
import { tellCreatives, tellLine } from './tell-line.ts';

type Tx = Transaction<PrismaClient>;

const SEARCH_DAYS = 60;

/**
 * A finished line is not opened again, because its figures and its invoice are told: what it fell
 * short of runs as a line of its own, on the same sides of the same vehicles with the same creative,
 * without a price, on the first days on which all of them are free. Null when there are none.
 */
export async function makeGoodLine(
  tx: Tx,
  { makeGoodId, lineId, days }: { makeGoodId: string; lineId: string; days: number },
): Promise<Line | null> {
  const original = await tx.db.line.findUniqueOrThrow({
    where: { id: lineId },
    include: { vehicles: true, campaign: { include: { market: true } } },
  });
  const { organizationId, campaignId, creativeId, placement, campaign } = original;
  if (creativeId === null) throw new Error(`Line ${lineId} ran without a creative.`);
  const { timeZone } = campaign.market;
  const vehicleIds = original.vehicles.map(({ vehicleId }) => vehicleId);
  const range = firstFreeRange(await takenDays(tx, original.placement, vehicleIds, timeZone), {
    from: nextDay(latest(localDay(tx.now, timeZone), dayOf(original.endDate))),
    ...{ days, searchDays: SEARCH_DAYS },
  });
  if (range === null) return null;
  const flight = flightOf(range, timeZone);
  const id = newId('lin', tx.now);
  await tx.db.line.create({
    data: {
      ...{ id, organizationId, campaignId, creativeId, placement, ...flight },
      name: original.name,
      status: 'BOOKED',
      priceMinor: 0,
      makeGoodOf: lineId,
      makeGoodId,
      requestedAt: tx.now,
      bookedAt: tx.now,
      approvedAt: tx.now,
      createdAt: tx.now,
    },
  });
  await tx.db.lineVehicle.createMany({
    data: vehicleIds.map((vehicleId) => ({ lineId: id, vehicleId, organizationId })),
  });
  const { startsAt, endsAt } = flight;
  await tx.db.occupiedFace.createMany({
    data: vehicleIds.flatMap((vehicleId) =>
      facesOf(placement as Placement).map((face) => ({
        ...{ id: newId('cas'), organizationId, lineId: id, vehicleId, face, startsAt, endsAt },
      })),
    ),
  });
  await tx.db.creativeAssignment.createMany({
    data: vehicleIds.map((vehicleId) => ({
      ...{ id: newId('cas', tx.now), organizationId, creativeId, vehicleId, lineId: id },
      ...{ placement, startsAt, endsAt },
    })),
  });
  const line = await tx.db.line.findUniqueOrThrow({
    where: { id },
    include: { campaign: { include: { market: true } } },
  });
  await tellLine(tx, 'line.booked', line);
  await tellCreatives(tx, line);
  tx.audit({
    action: 'line.made_good',
    targetType: 'Line',
    targetId: id,
    organizationId,
    after: { makeGoodId, makeGoodOf: lineId, ...range },
  });
  return line;
}

/** The local days on which another line has one of these sides. */
async function takenDays(
  tx: Tx,
  placement: string,
  vehicleIds: readonly string[],
  timeZone: string,
): Promise<DayRange[]> {
  const occupied = await tx.db.occupiedFace.findMany({
    where: {
      vehicleId: { in: [...vehicleIds] },
      face: { in: [...facesOf(placement as Placement)] },
      endsAt: { gt: tx.now },
    },
  });
  return occupied.map(({ startsAt, endsAt }) => ({
    startDate: localDay(startsAt, timeZone),
    endDate: localDay(new Date(endsAt.getTime() - 1), timeZone),
  }));
}

const latest = (a: string, b: string) => (a > b ? a : b);

function flightOf({ startDate, endDate }: DayRange, timeZone: string) {
  return {
    startDate: dateOf(startDate),
    endDate: dateOf(endDate),
    startsAt: startOfDay(startDate, timeZone),
    endsAt: startOfDay(nextDay(endDate), timeZone),
  };
}
