import type { Creative, Vehicle } from '../generated/prisma/client.ts';
import type { messages } from '../messages.ts';

type Problem = keyof typeof messages;

/** What stands in the way of booking a line, with the field it stands in. */
export function lineProblems(
  line: { placement: string },
  vehicles: readonly Pick<Vehicle, 'placements'>[],
  creative: Pick<Creative, 'status'> | null,
): { message: Problem; field: 'vehicleIds' | 'creativeId' | 'placement' }[] {
  const fits = (vehicle: Pick<Vehicle, 'placements'>) =>
    vehicle.placements.includes(line.placement);
  return [
    ...(vehicles.length === 0 ? [{ message: 'needsVehicle', field: 'vehicleIds' } as const] : []),
    ...(vehicles.every(fits) ? [] : [{ message: 'placementMissing', field: 'placement' } as const]),
    ...(creative === null ? [{ message: 'needsCreative', field: 'creativeId' } as const] : []),
    ...(creative && creative.status !== 'READY'
      ? [{ message: 'creativeNotReady', field: 'creativeId' } as const]
      : []),
  ];
}
