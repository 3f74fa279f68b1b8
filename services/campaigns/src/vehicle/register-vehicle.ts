import {
  invalidInput,
  optionalText,
  parseInput,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { RegisterVehicleInput } from '../generated/resolvers.ts';
import { knownMarket } from '../market/known-market.ts';
import { messages } from '../messages.ts';
import { requireOrganization } from '../require-organization.ts';

const schema = z.object({
  name: requiredText(80),
  type: z.enum(['CAR', 'VAN', 'BOX_TRUCK', 'TRAILER', 'BUS']),
  marketCode: requiredText(20),
  placements: z
    .array(z.enum(['FRONT', 'REAR', 'DRIVER_SIDE', 'PASSENGER_SIDE', 'FULL_WRAP']))
    .min(1)
    .max(5)
    .transform((placements) => [...new Set(placements)]),
  illuminated: z.boolean(),
  licensePlate: optionalText(20),
  depot: optionalText(120),
});

export async function registerVehicle(ctx: Context, input: RegisterVehicleInput) {
  const { locale } = ctx.viewer;
  const organizationId = requireOrganization(ctx);
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const found = await knownMarket(ctx, parsed.value.marketCode, ['input', 'marketCode']);
  if (!found.ok) return found.error;
  return ctx.transact(async (tx) => {
    const { name } = parsed.value;
    const vehicle = {
      ...parsed.value,
      id: newId('veh', tx.now),
      organizationId,
      createdAt: tx.now,
    };
    // Two tabs may register the same name: the unique index decides, not a question asked before.
    const { count } = await tx.db.vehicle.createMany({ data: [vehicle], skipDuplicates: true });
    if (count === 0) {
      const path = ['input', 'name'];
      return invalidInput([{ message: messages.nameTaken[locale], path, code: 'NOT_UNIQUE' }]);
    }
    tx.audit({
      action: 'vehicle.registered',
      targetType: 'Vehicle',
      targetId: vehicle.id,
      after: { name, type: vehicle.type, marketCode: vehicle.marketCode },
    });
    return {
      __typename: 'RegisterVehicleSuccess' as const,
      vehicle: await tx.db.vehicle.findUniqueOrThrow({ where: { id: vehicle.id } }),
    };
  });
}
