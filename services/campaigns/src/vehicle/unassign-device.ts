import { invalidInput, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { UnassignDeviceInput } from '../generated/resolvers.ts';
import { messages } from '../messages.ts';
import { assignmentInstant } from './assignment-instant.ts';
import { tellAssignment } from './tell-assignment.ts';

export async function unassignDevice(ctx: Context, input: UnassignDeviceInput) {
  const { locale } = ctx.viewer;
  const schema = z.object({ vehicleId: requiredText(40), at: assignmentInstant(ctx.now()) });
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { vehicleId, at } = parsed.value;
  return ctx.transact(async (tx) => {
    const vehicle = await tx.db.vehicle.findUnique({ where: { id: vehicleId } });
    const assignment =
      vehicle && (await tx.db.deviceAssignment.findFirst({ where: { vehicleId, endsAt: null } }));
    const notFound = (message: string) => ({
      __typename: 'NotFound' as const,
      ...{ message, path: ['input', 'vehicleId'] },
    });
    if (!vehicle) return notFound(messages.vehicleNotFound[locale]);
    if (!assignment) return notFound(messages.deviceNotFound[locale]);
    if (at < assignment.startsAt) {
      const message =
        locale === 'fr'
          ? 'L’appareil a été installé plus tard que cela.'
          : 'The device was put on later than that.';
      return invalidInput([{ message, path: ['input', 'at'], code: 'TOO_EARLY' }]);
    }
    // Of two clicks at once, one ends the assignment; the other finds it ended.
    const { count } = await tx.db.deviceAssignment.updateMany({
      where: { id: assignment.id, endsAt: null },
      data: { endsAt: at },
    });
    if (count === 0) return notFound(messages.deviceNotFound[locale]);
    await tellAssignment(tx, assignment.id);
    tx.audit({
      action: 'device.unassigned',
      targetType: 'Vehicle',
      targetId: vehicleId,
      organizationId: vehicle.organizationId,
      before: { deviceId: assignment.deviceId },
      after: { at },
    });
    return { __typename: 'UnassignDeviceSuccess' as const, vehicle };
  });
}
