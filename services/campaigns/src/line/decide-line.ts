import { parseInput } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import type { Context, Tx } from '../context.ts';
import type {
  ApproveLineInput,
  CancelLineInput,
  DeclineLineInput,
  StopLineInput,
} from '../generated/resolvers.ts';
import { commandLine, type LineWithMarket } from './command-line.ts';
import { guaranteeSchema, reasonSchema } from './line-input.ts';
import { linePayload, tellCreatives, tellLine } from './tell-line.ts';

/** Staff accept a line: each vehicle carries its creative for the line's dates. */
export async function approveLine(ctx: Context, input: ApproveLineInput) {
  const parsed = parseInput(guaranteeSchema, input, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const guaranteedOts = parsed.value.guaranteedImpressions ?? null;
  const result = await commandLine(ctx, 'APPROVE', input, {
    async apply(tx, line) {
      const { id: lineId, organizationId, creativeId, placement, startsAt, endsAt } = line;
      if (creativeId === null)
        throw new Error(`Line ${lineId} waits for booking without creative.`);
      await tx.db.line.update({
        where: { id: lineId },
        data: { approvedAt: tx.now, bookedAt: tx.now, guaranteedOts },
      });
      const vehicles = await tx.db.lineVehicle.findMany({ where: { lineId } });
      await tx.db.creativeAssignment.createMany({
        data: vehicles.map(({ vehicleId }) => ({
          id: newId('cas', tx.now),
          ...{ organizationId, creativeId, vehicleId, lineId, placement, startsAt, endsAt },
        })),
      });
      await tellLine(tx, 'line.booked', { ...line, guaranteedOts });
      await tellCreatives(tx, line);
    },
  });
  return result.__typename === 'Done'
    ? { __typename: 'ApproveLineSuccess' as const, line: result.line }
    : result;
}

export async function declineLine(ctx: Context, input: DeclineLineInput) {
  const result = await endLine(ctx, 'DECLINE', input, releaseFaces);
  return result.__typename === 'Done'
    ? { __typename: 'DeclineLineSuccess' as const, line: result.line }
    : result;
}

/** Gives up a line before it runs; what was told of its creatives is taken back. */
export async function cancelLine(ctx: Context, input: CancelLineInput) {
  const result = await endLine(ctx, 'CANCEL', input, async (tx, line) => {
    await releaseFaces(tx, line);
    await cutAssignments(tx, line, line.startsAt);
  });
  return result.__typename === 'Done'
    ? { __typename: 'CancelLineSuccess' as const, line: result.line }
    : result;
}

/** Stops a running line for good: what it delivered until now stays. */
export async function stopLine(ctx: Context, input: StopLineInput) {
  const result = await endLine(ctx, 'STOP', input, async (tx, line, reason) => {
    await tx.db.line.update({ where: { id: line.id }, data: { stoppedAt: tx.now } });
    await tx.db.occupiedFace.updateMany({
      where: { lineId: line.id, endsAt: { gt: tx.now } },
      data: { endsAt: tx.now },
    });
    await cutAssignments(tx, line, tx.now);
    tx.emit(
      'line.stopped',
      { ...(await linePayload(tx, line)), stoppedAt: tx.now.toISOString(), reason },
      { organizationId: line.organizationId },
    );
  });
  return result.__typename === 'Done'
    ? { __typename: 'StopLineSuccess' as const, line: result.line }
    : result;
}

async function endLine(
  ctx: Context,
  trigger: 'DECLINE' | 'CANCEL' | 'STOP',
  input: { id: string; version: number; reason: string },
  apply: (tx: Tx, line: LineWithMarket, reason: string) => Promise<void>,
) {
  const parsed = parseInput(reasonSchema, input, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { reason } = parsed.value;
  return commandLine(ctx, trigger, input, {
    async apply(tx, line) {
      await tx.db.line.update({ where: { id: line.id }, data: { reason } });
      await apply(tx, line, reason);
    },
  });
}

async function releaseFaces(tx: Tx, line: LineWithMarket): Promise<void> {
  await tx.db.occupiedFace.deleteMany({ where: { lineId: line.id } });
}

async function cutAssignments(tx: Tx, line: LineWithMarket, at: Date): Promise<void> {
  const { count } = await tx.db.creativeAssignment.updateMany({
    where: { lineId: line.id, endsAt: { gt: at } },
    data: { endsAt: at },
  });
  if (count > 0) await tellCreatives(tx, line);
}
