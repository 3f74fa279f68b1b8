import type { Tx } from '../context.ts';

/** Tells the others which device is on which vehicle, from when to when. */
export async function tellAssignment(tx: Tx, assignmentId: string): Promise<void> {
  const { vehicle, ...assignment } = await tx.db.deviceAssignment.findUniqueOrThrow({
    where: { id: assignmentId },
    include: { vehicle: { include: { market: true } } },
  });
  tx.emit(
    'device.assigned',
    {
      assignmentId,
      deviceId: assignment.deviceId,
      vehicleId: vehicle.id,
      vehicleName: vehicle.name,
      marketCode: vehicle.marketCode,
      timeZone: vehicle.market.timeZone,
      population: vehicle.market.population,
      illuminated: vehicle.illuminated,
      from: assignment.startsAt.toISOString(),
      to: assignment.endsAt?.toISOString() ?? null,
    },
    { organizationId: assignment.organizationId },
  );
}
