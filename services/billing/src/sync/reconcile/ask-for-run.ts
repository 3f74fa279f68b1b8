import type { Context } from '../../context.ts';
import type { StartReconcileInput } from '../../generated/resolvers.ts';
import { cursorName } from '../in-step.ts';
import { saySync } from '../sync-messages.ts';
import { startRun } from './start-run.ts';

/** Starts a comparison that somebody asked for. */
export async function askForRun(ctx: Context, { isCatchUp }: StartReconcileInput) {
  const { actorId, actorName, locale } = ctx.viewer;
  if (isCatchUp) {
    const cursor = await ctx.db.eventCursor.findUnique({ where: { name: cursorName } });
    if (!cursor?.lostSince) {
      return {
        __typename: 'NothingLost' as const,
        message: saySync('nothingLost', locale),
        path: ['input', 'isCatchUp'],
      };
    }
  }
  const run = await ctx.transact(async (tx) => {
    const started = await startRun(tx, {
      kind: isCatchUp ? 'CATCH_UP' : 'ASKED',
      askedBy: { id: actorId ?? '', name: actorName },
    });
    if (started) {
      tx.audit({
        action: 'reconcile.started',
        ...{ targetType: 'ReconcileRun', targetId: started.id, after: { kind: started.kind } },
      });
    }
    return started;
  });
  return run ? { __typename: 'StartReconcileSuccess' as const, run } : underWay(ctx, ['input']);
}

/** What is answered while another run is open. */
export async function underWay(ctx: Context, path: string[]) {
  const run = await ctx.db.reconcileRun.findFirst({
    where: { state: { in: ['RUNNING', 'PAUSED'] } },
  });
  // It may have ended this very moment; the last one tells that.
  const shown = run ?? (await ctx.db.reconcileRun.findFirst({ orderBy: { startedAt: 'desc' } }));
  if (!shown) throw new Error('No run is open and none was ever started.');
  return {
    __typename: 'ReconcileUnderWay' as const,
    message: saySync('underWay', ctx.viewer.locale),
    ...{ path, run: shown },
  };
}
