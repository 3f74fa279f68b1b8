import { invalidInput, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { foundProblem } from '../found-problem.ts';
import { isBeingPicked } from '../fulfillment/fulfillment-status.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import { settleFulfillment } from '../fulfillment/settle-fulfillment.ts';
import type { PackParcelInput } from '../generated/resolvers.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { createParcel } from './create-parcel.ts';
import { parcelSize } from './parcel-size.ts';
import { packedOf, parcelsOf } from './parcels.ts';
import { checkQuantities, chooseDevices, freePieces } from './pick-contents.ts';

export const lineQuantities = z
  .array(z.object({ lineId: requiredText(40), quantity: z.int().min(1).max(100_000) }))
  .min(1)
  .max(200);

const inputSchema = z.object({
  fulfillmentId: requiredText(40),
  lines: lineQuantities.nullish(),
  deviceIds: z.array(requiredText(40)).max(500).nullish(),
  parcel: parcelSize.nullish(),
});

/** Packs pieces into a new parcel. A person may pack before everything is scanned. */
export async function packParcel(ctx: Context, given: PackParcelInput) {
  const { viewer } = ctx;
  const parsed = parseInput(inputSchema, given, viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { fulfillmentId, lines, deviceIds, parcel } = parsed.value;
  return ctx.transact(async (tx) => {
    const fulfillment = await lockFulfillment(tx, fulfillmentId);
    if (fulfillment === null) return notFound(viewer, 'Fulfilment', 'fulfillmentId');
    if (!isBeingPicked(fulfillment.status)) {
      const { status: from } = fulfillment;
      return refusedTransition(viewer, { from, to: 'PICKED', field: 'fulfillmentId' });
    }
    const parcels = await parcelsOf(tx, fulfillment.id);
    const free = freePieces(fulfillment.lines, (line) => packedOf(line.id, parcels));
    const rest = [...free].map(([lineId, quantity]) => ({ lineId, quantity }));
    const wanted = lines ?? rest.filter(({ quantity }) => quantity > 0);
    if (wanted.length === 0) {
      const en = 'Every piece is in a parcel already.';
      const fr = 'Chaque pièce se trouve déjà dans un colis.';
      return invalidInput([foundProblem(viewer.locale, ['lines'], 'NOTHING_LEFT', en, fr)]);
    }
    const scanned = await tx.db.device.findMany({
      where: { fulfillmentLineId: { in: fulfillment.lines.map(({ id }) => id) } },
      orderBy: { serial: 'asc' },
    });
    const chosen = chooseDevices(viewer.locale, wanted, deviceIds ?? null, scanned);
    const problems = [...checkQuantities(viewer.locale, wanted, free), ...chosen.problems];
    if (problems.length > 0) return invalidInput(problems);
    const shipment = await createParcel(tx, fulfillment, chosen.contents, parcel ?? null);
    const updated = await settleFulfillment(tx, fulfillment.id);
    tx.audit({
      action: 'parcel.packed',
      targetType: 'Shipment',
      targetId: shipment.id,
      organizationId: shipment.organizationId,
      after: { fulfillmentId, contents: chosen.contents },
    });
    return { __typename: 'PackParcelSuccess' as const, shipment, fulfillment: updated };
  });
}
