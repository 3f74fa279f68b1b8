import { optionalText, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { normalizeSerial } from '../device/serial.ts';
import type { InspectReturnInput } from '../generated/resolvers.ts';
import { say } from '../messages.ts';
import { canGo } from '../transition.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { matchPieces } from './match-pieces.ts';
import { returnParcelTransitions } from './return-parcel-status.ts';
import { type AnnouncedLine, lockReturnParcel, tellReturn } from './returned.ts';
import { settlePieces } from './returned-devices.ts';
import { sayMismatch } from './say-mismatch.ts';

const inputSchema = z.object({
  pieces: z
    .array(
      z
        .object({
          orderLineId: requiredText(40),
          serial: optionalText(80),
          quantity: z.int().min(1).max(1000),
          condition: z.enum(['GOOD', 'DEFECTIVE', 'DAMAGED', 'WRONG_ITEM', 'MISSING']),
          note: optionalText(500),
        })
        .transform(({ orderLineId, serial, note, ...piece }) => ({
          ...piece,
          lineId: orderLineId,
          serial: serial ? normalizeSerial(serial) : null,
          note: note ?? null,
        })),
    )
    .min(1)
    .max(1000),
});

/** Keeps what was found in a parcel and puts each piece where it belongs. */
export async function inspectReturn(ctx: Context, input: InspectReturnInput) {
  const { viewer } = ctx;
  const parsed = parseInput(inputSchema, input, viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { pieces } = parsed.value;
  const { id } = input;
  return ctx.transact(async (tx) => {
    const parcel = await lockReturnParcel(tx, id);
    if (parcel === null) return notFound(viewer, 'Return', 'id');
    const to = 'INSPECTED';
    if (!canGo(returnParcelTransitions, parcel.status, to)) {
      return refusedTransition(viewer, { from: parcel.status, to, field: 'id' });
    }
    if (parcel.version !== input.version) {
      return {
        __typename: 'StaleVersion' as const,
        message: say(viewer.locale, 'staleReturn'),
        path: ['input', 'version'],
        currentVersion: parcel.version,
      };
    }
    const mismatch = matchPieces(parcel.lines as AnnouncedLine[], pieces);
    if (mismatch !== null) {
      return {
        __typename: 'InspectionMismatch' as const,
        message: sayMismatch(mismatch, viewer.locale),
        path: ['input', 'pieces', String(mismatch.index)],
      };
    }
    const inspected = await tx.db.returnParcel.update({
      where: { id },
      data: { status: to, inspectedAt: tx.now, inspection: pieces, version: { increment: 1 } },
    });
    await settlePieces(tx, parcel, pieces, viewer.actorName);
    tellReturn(tx, inspected, to, { happenedAt: tx.now, pieces });
    tx.audit({
      action: 'return.inspected',
      ...{ targetType: 'ReturnParcel', targetId: id, organizationId: parcel.organizationId },
      ...{ before: { status: parcel.status }, after: { status: to, pieces } },
    });
    return { __typename: 'InspectReturnSuccess' as const, parcel: inspected };
  });
}
