import { invalidInput } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { isExclusionViolation } from '../constraint.ts';
import type { Context, Database } from '../context.ts';
import type { Line, Vehicle } from '../generated/prisma/client.ts';
import type { BookLineInput } from '../generated/resolvers.ts';
import { dayOf } from '../market/local-day.ts';
import { type Locale, messages } from '../messages.ts';
import { commandLine } from './command-line.ts';
import { facesOf, type Placement } from './faces.ts';
import { ratesOf } from './line.repository.ts';
import { lineProblems } from './line-problems.ts';
import { priceLine } from './price-line.ts';

/**
 * Asks to book a line: its price is fixed, and its vehicles' sides are its own from now on until it is
 * declined or canceled.
 */
export async function bookLine(ctx: Context, input: BookLineInput) {
  const { locale } = ctx.viewer;
  try {
    const result = await commandLine(ctx, 'BOOK', input, {
      async check(tx, line) {
        const vehicles = await vehiclesOf(tx.db, line.id);
        const creative =
          line.creativeId === null
            ? null
            : await tx.db.creative.findUnique({ where: { id: line.creativeId } });
        const problems = lineProblems(line, vehicles, creative);
        if (problems.length > 0) {
          return invalidInput(
            problems.map(({ message, field }) => ({
              message: messages[message][locale],
              path: ['input', 'id', field],
              code: 'NOT_READY',
            })),
          );
        }
        return takenVehicle(tx.db, line, vehicles, locale);
      },
      async apply(tx, line) {
        const vehicles = await vehiclesOf(tx.db, line.id);
        const rates = await ratesOf(tx.db, vehicles, line.placement);
        const price = priceLine(rates, dayOf(line.startDate), dayOf(line.endDate));
        const { id: lineId, organizationId, startsAt, endsAt } = line;
        await tx.db.line.update({
          where: { id: lineId },
          data: { requestedAt: tx.now, priceMinor: price?.amountMinor ?? null },
        });
        await tx.db.occupiedFace.createMany({
          data: vehicles.flatMap(({ id: vehicleId }) =>
            facesOf(line.placement as Placement).map((face) => ({
              id: newId('cas'),
              ...{ organizationId, lineId, vehicleId, face, startsAt, endsAt },
            })),
          ),
        });
      },
    });
    return result.__typename === 'Done'
      ? { __typename: 'BookLineSuccess' as const, line: result.line }
      : result;
  } catch (error) {
    if (!isExclusionViolation(error)) throw error;
    // Somebody else booked the same side between our check and our write.
    const line = await ctx.db.line.findUniqueOrThrow({ where: { id: input.id } });
    const refusal = await takenVehicle(ctx.db, line, await vehiclesOf(ctx.db, line.id), locale);
    if (!refusal) throw error;
    return refusal;
  }
}

async function vehiclesOf(db: Database, lineId: string): Promise<Vehicle[]> {
  const rows = await db.lineVehicle.findMany({ where: { lineId }, include: { vehicle: true } });
  return rows.map(({ vehicle }) => vehicle);
}

async function takenVehicle(db: Database, line: Line, vehicles: Vehicle[], locale: Locale) {
  const occupied = await db.occupiedFace.findFirst({
    where: {
      lineId: { not: line.id },
      vehicleId: { in: vehicles.map(({ id }) => id) },
      face: { in: [...facesOf(line.placement as Placement)] },
      startsAt: { lt: line.endsAt },
      endsAt: { gt: line.startsAt },
    },
  });
  const vehicle = vehicles.find(({ id }) => id === occupied?.vehicleId);
  if (!vehicle) return null;
  const message = `${vehicle.name}: ${messages.taken[locale]}`;
  return {
    __typename: 'VehicleUnavailable' as const,
    ...{ message, path: ['input', 'id', 'vehicleIds'], vehicle, reason: 'BOOKED' },
  };
}
