import type { Context } from '../context.ts';
import type { HandOverManifestInput } from '../generated/resolvers.ts';
import { handOverRest } from '../jobs/hand-over-parcels.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { handOverParcels } from './hand-over-parcels.ts';
import { lockManifest } from './record-manifest.ts';

/** As many as a request has the time for; a job moves more. */
const atOnce = 50;
const restMs = 30_000;

/** Records that the carrier took all parcels of a manifest. Said twice, it happened once. */
export async function handOverManifest(ctx: Context, { manifestId: id }: HandOverManifestInput) {
  const to = 'HANDED_OVER';
  const manifest = await ctx.transact(async (tx) => {
    const locked = await lockManifest(tx, id);
    if (locked?.status !== 'CREATED') return locked;
    tx.audit({
      action: 'manifest.handed-over',
      targetType: 'Manifest',
      targetId: id,
      after: { parcels: locked.parcelCount },
    });
    // For a few parcels it is only there in case that we die in between.
    const delayMs = locked.parcelCount > atOnce ? 0 : restMs;
    tx.enqueue(handOverRest, { manifestId: id }, { delayMs });
    return tx.db.manifest.update({
      where: { id },
      data: { status: to, handedOverAt: tx.now, version: { increment: 1 } },
    });
  });
  if (manifest === null) return notFound(ctx.viewer, 'Manifest', 'manifestId');
  if (manifest.status !== to) {
    return refusedTransition(ctx.viewer, { from: manifest.status, to, field: 'manifestId' });
  }
  if (manifest.parcelCount <= atOnce) await handOverParcels(ctx, id);
  return { __typename: 'HandOverManifestSuccess' as const, manifest };
}
