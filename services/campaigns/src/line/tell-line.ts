import type { Tx } from '../context.ts';
import { dayOf } from '../market/local-day.ts';
import type { LineWithMarket } from './command-line.ts';

type LineEvent = 'line.booked' | 'line.started' | 'line.finished';

/** What the other services hear of a line. */
export async function linePayload(tx: Tx, line: LineWithMarket) {
  const { market } = line.campaign;
  const vehicles = await tx.db.lineVehicle.findMany({
    where: { lineId: line.id },
    orderBy: { vehicleId: 'asc' },
  });
  return {
    lineId: line.id,
    campaignId: line.campaignId,
    name: line.name,
    marketCode: market.code,
    timeZone: market.timeZone,
    startDate: dayOf(line.startDate),
    endDate: dayOf(line.endDate),
    campaignName: line.campaign.name,
    vehicleIds: vehicles.map(({ vehicleId }) => vehicleId),
    priceMinor: line.priceMinor,
    currency: market.currency,
    guaranteedOts: line.guaranteedOts,
    makeGoodOf: line.makeGoodOf,
  };
}

export async function tellLine(tx: Tx, name: LineEvent, line: LineWithMarket): Promise<void> {
  tx.emit(name, await linePayload(tx, line), { organizationId: line.organizationId });
}

/** Tells which creative each vehicle of a line carries, from when to when. */
export async function tellCreatives(tx: Tx, line: LineWithMarket): Promise<void> {
  const assignments = await tx.db.creativeAssignment.findMany({ where: { lineId: line.id } });
  for (const { id, creativeId, vehicleId, placement, startsAt, endsAt } of assignments) {
    tx.emit(
      'creative.assigned',
      {
        assignmentId: id,
        creativeId,
        vehicleId,
        lineId: line.id,
        campaignId: line.campaignId,
        placement: placement as 'FULL_WRAP',
        from: startsAt.toISOString(),
        to: endsAt.toISOString(),
      },
      { organizationId: line.organizationId },
    );
  }
}
