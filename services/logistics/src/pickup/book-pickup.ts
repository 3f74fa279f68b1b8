import { parseInput, problem, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Carrier, PostalAddress } from '../carrier/carrier.ts';
import { carrierCodes } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Context, Tx } from '../context.ts';
import type { Pickup, Warehouse } from '../generated/prisma/client.ts';
import type { BookPickupInput } from '../generated/resolvers.ts';
import { dayAsDate, warehouseDay } from '../manifest/warehouse-day.ts';
import { say } from '../messages.ts';
import { carrierRefused, notFound, refusedTransition } from '../user-errors.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const inputSchema = z
  .object({
    warehouseId: requiredText(40),
    carrier: z.enum(carrierCodes),
    date: z.iso.date(),
    readyAt: clock,
    closesAt: clock,
    parcelCount: z.int().min(1).max(999),
    weightGrams: z.int().min(1).max(5_000_000),
    instructions: requiredText(120),
    contactName: requiredText(40),
    contactPhone: z
      .string()
      .trim()
      .regex(/^\+?[\d\s().-]{7,25}$/),
    contactEmail: z.email().max(254),
  })
  .superRefine(({ readyAt, closesAt }, check) => {
    if (readyAt < closesAt) return;
    const words = [say('en', 'pickupWindow'), say('fr', 'pickupWindow')] as const;
    check.addIssue(problem('RANGE', ...words, ['closesAt']));
  });

type Input = z.output<typeof inputSchema>;

const yearMs = 366 * 86_400_000;

/**
 * Asks a driver to come. The booking is committed before the carrier hears of it; carriers cannot be asked
 * later what they heard, so an answer that did not come is left for a person to settle.
 */
export async function bookPickup(ctx: Context, given: BookPickupInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const input = parsed.value;
  const warehouse = await ctx.db.warehouse.findUnique({ where: { id: input.warehouseId } });
  if (warehouse === null) return notFound(ctx.viewer, 'Warehouse', 'warehouseId');
  const carrier = ctx.services.carriers.find(({ code }) => code === input.carrier);
  if (carrier === undefined) return notFound(ctx.viewer, 'Carrier', 'carrier');
  if (carrier.schedulePickup === undefined) {
    const details = { carrier: carrier.code, kind: 'VALIDATION', code: 'NO_PICKUP' } as const;
    const message = say(ctx.viewer.locale, 'pickupNotOffered');
    return carrierRefused(new CarrierError({ ...details, message }), 'carrier');
  }
  const wrongDay = checkDay(ctx, warehouse, input.date);
  if (wrongDay !== null) return wrongDay;
  const intent = await ctx.transact((tx) => storeIntent(ctx, tx, input));
  if ('__typename' in intent) return intent;
  return ask(ctx, carrier.schedulePickup, warehouse, intent);
}

function checkDay(ctx: Context, warehouse: Warehouse, date: string) {
  const today = warehouseDay(warehouse, ctx.now());
  const tooFar = Date.parse(date) - Date.parse(today) > yearMs;
  if (date >= today && !tooFar) return null;
  const message = say(ctx.viewer.locale, 'pickupDate');
  const path = ['input', 'date'];
  const problems = [{ message, path, code: 'RANGE' }];
  return { __typename: 'InvalidInput' as const, message, path, problems };
}

async function storeIntent(ctx: Context, tx: Tx, { date, ...input }: Input) {
  const { warehouseId, carrier } = input;
  await tx.db.$queryRaw`SELECT 1 FROM "Warehouse" WHERE "id" = ${warehouseId} FOR UPDATE`;
  const open = await tx.db.pickup.findFirst({
    where: {
      ...{ warehouseId, carrier, date: dayAsDate(date) },
      status: { in: ['REQUESTED', 'BOOKED'] },
    },
  });
  if (open !== null) {
    return refusedTransition(ctx.viewer, { from: open.status, to: 'REQUESTED', field: 'date' });
  }
  const pickup = await tx.db.pickup.create({
    data: {
      ...input,
      ...{ id: newId('pup', tx.now), date: dayAsDate(date), status: 'REQUESTED' },
      createdAt: tx.now,
    },
  });
  tx.audit({
    action: 'pickup.requested',
    targetType: 'Pickup',
    targetId: pickup.id,
    after: { carrier, warehouseId, date, readyAt: input.readyAt, closesAt: input.closesAt },
  });
  return pickup;
}

type Schedule = NonNullable<Carrier['schedulePickup']>;

async function ask(ctx: Context, schedule: Schedule, warehouse: Warehouse, pickup: Pickup) {
  const { id, date, contactName, contactPhone, contactEmail } = pickup;
  const { readyAt, closesAt, parcelCount, weightGrams, instructions } = pickup;
  try {
    const booked = await schedule({
      reference: id,
      from: warehouse.address as PostalAddress,
      contact: { name: contactName, phone: contactPhone, email: contactEmail },
      date: date.toISOString().slice(0, 10),
      ...{ readyAt, closesAt, parcelCount, weightGrams, instructions },
    });
    return succeed(ctx, pickup, { status: 'BOOKED', ...booked });
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    ctx.log.warn({ pickupId: id, ...error.toJSON() }, 'The carrier booked no pickup.');
    if (error.outcomeUnknown) return succeed(ctx, pickup, { errorMessage: error.message });
    await settle(ctx, pickup, { status: 'FAILED', errorMessage: error.message });
    return carrierRefused(error, fieldOf(error));
  }
}

/** The field that the carrier names, as our input calls it. */
function fieldOf({ fields: [named] }: CarrierError): string {
  const field = named?.replace(
    /^contact\.(.)/,
    (_, first: string) => `contact${first.toUpperCase()}`,
  );
  return field !== undefined && field in inputSchema.shape ? field : 'carrier';
}

type Change = Partial<Pick<Pickup, 'status' | 'confirmationNumber' | 'revision' | 'errorMessage'>>;

async function succeed(ctx: Context, pickup: Pickup, change: Change) {
  return {
    __typename: 'BookPickupSuccess' as const,
    pickup: await settle(ctx, pickup, change),
  };
}

function settle(ctx: Context, { id }: Pickup, change: Change): Promise<Pickup> {
  return ctx.transact(async (tx) => {
    tx.audit({
      action: `pickup.${(change.status ?? 'unanswered').toLowerCase()}`,
      targetType: 'Pickup',
      targetId: id,
      after: change,
    });
    return tx.db.pickup.update({
      where: { id },
      data: { ...change, version: { increment: 1 } },
    });
  });
}
