import type { Context } from '../../context.ts';
import type { Drift } from '../../generated/prisma/client.ts';
import type { DriftAction } from '../../generated/resolvers.ts';
import { notForCategory, notFound, refused } from '../sync-errors.ts';
import type { SyncMessage } from '../sync-messages.ts';
import { driftActions } from './drift-actions.ts';

/** The open difference that an action is meant for, or why it cannot be done. */
export async function findOpenDrift(
  ctx: Context,
  id: string,
  action: DriftAction,
  otherwise: SyncMessage,
): Promise<
  | { drift: Drift }
  | { refusal: ReturnType<typeof notFound | typeof refused | typeof notForCategory> }
> {
  const { locale } = ctx.viewer;
  const drift = await ctx.db.drift.findUnique({ where: { id } });
  if (!drift) return { refusal: notFound('noDrift', locale) };
  if (drift.state !== 'OPEN') {
    return { refusal: refused('driftClosed', locale, drift.state, 'CLOSED') };
  }
  if (!driftActions(drift).includes(action)) {
    return { refusal: notForCategory(otherwise, locale, drift.category) };
  }
  return { drift };
}
