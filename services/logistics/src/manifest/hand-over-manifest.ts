import type { Context } from '../context.ts';
import type { HandOverManifestInput } from '../generated/resolvers.ts';
import { handOver } from '../shipment/hand-over-shipment.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { lockManifest } from './record-manifest.ts';

/**
 * Records that the carrier took all parcels of a manifest. Each is a step of its own, so that a crash in
 * between loses nothing: said again, it goes on with those that are left.
 */
export async function handOverManifest(ctx: Context, { manifestId: id }: HandOverManifestInput) {
  const found = await ctx.db.manifest.findUnique({
    where: { id },
    include: { shipments: { select: { id: true }, orderBy: { id: 'asc' } } },
  });
  if (found === null) return notFound(ctx.viewer, 'Manifest', 'manifestId');
  const to = 'HANDED_OVER';
  const succeeded = { __typename: 'HandOverManifestSuccess' as const };
  if (found.status === to) return { ...succeeded, manifest: found };
  if (found.status !== 'CREATED') {
    return refusedTransition(ctx.viewer, { from: found.status, to, field: 'manifestId' });
  }
  for (const shipment of found.shipments) {
    // One that was voided meanwhile, or that the carrier scanned already, is where it is.
    await ctx.transact((tx) => handOver(tx, shipment.id));
  }
  const manifest = await ctx.transact(async (tx) => {
    const locked = await lockManifest(tx, id);
    if (locked?.status !== 'CREATED') return locked ?? found;
    tx.audit({
      action: 'manifest.handed-over',
      targetType: 'Manifest',
      targetId: id,
      after: { parcels: found.shipments.length },
    });
    return tx.db.manifest.update({
      where: { id },
      data: { status: to, handedOverAt: tx.now, version: { increment: 1 } },
    });
  });
  return { ...succeeded, manifest };
}
