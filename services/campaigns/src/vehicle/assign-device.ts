import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import { isExclusionViolation } from '../constraint.ts';
import type { Context } from '../context.ts';
import type { AssignDeviceInput } from '../generated/resolvers.ts';
import { messages } from '../messages.ts';
import { assignmentInstant } from './assignment-instant.ts';
import { tellAssignment } from './tell-assignment.ts';

/**
 * Puts a delivered device on a vehicle; that it is on no other, and the vehicle bare, the database
 * decides. It may have been there before the carrier said that it was delivered.
 */
export async function assignDevice(ctx: Context, input: AssignDeviceInput) {
  const { locale } = ctx.viewer;
  const schema = z.object({
    vehicleId: requiredText(40),
    deviceId: requiredText(40),
    from: assignmentInstant(ctx.now()),
  });
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { vehicleId, deviceId, from } = parsed.value;
  const vehicle = await ctx.db.vehicle.findUnique({ where: { id: vehicleId } });
  if (!vehicle) return notFound(messages.vehicleNotFound[locale], 'vehicleId');
  const { organizationId } = vehicle;
  const device = await ctx.db.device.findFirst({
    where: { id: deviceId, organizationId, returnedAt: null },
  });
  if (!device) return notFound(messages.deviceNotFound[locale], 'deviceId');
  try {
    return await ctx.transact(async (tx) => {
      const assignment = await tx.db.deviceAssignment.create({
        data: { id: newId('das', tx.now), organizationId, deviceId, vehicleId, startsAt: from },
      });
      await tellAssignment(tx, assignment.id);
      tx.audit({
        action: 'device.assigned',
        targetType: 'Vehicle',
        targetId: vehicleId,
        organizationId,
        after: { deviceId, serial: device.serial, from },
      });
      return { __typename: 'AssignDeviceSuccess' as const, vehicle, assignment };
    });
  } catch (error) {
    if (!isExclusionViolation(error)) throw error;
    const path = ['input', 'deviceId'];
    return {
      __typename: 'AssignmentOverlap' as const,
      message: messages.deviceTaken[locale],
      path,
    };
  }
}

function notFound(message: string, field: string) {
  return { __typename: 'NotFound' as const, message, path: ['input', field] };
}
