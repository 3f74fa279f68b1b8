import type { Work } from '../context.ts';
import { databaseTime } from './database-time.ts';
import { mirrorObject } from './mirror-object.ts';
import type { Ref } from './mirror-type.ts';
import { mirrorTypeOf } from './mirror-types.ts';

/**
 * Brings an object and all that changes with it in step with Stripe, and does what follows from it.
 * `heardAt` is when an event spoke of it: what was fetched since is not fetched again. Without it all
 * is fetched now. May run again after a crash at any line.
 */
export async function mirror(work: Work, root: Ref, heardAt: Date | null = null): Promise<void> {
  const since = heardAt ?? (await work.transact(databaseTime));
  const seen = new Set<string>();
  const waiting = [root];
  for (let ref = waiting.shift(); ref !== undefined; ref = waiting.shift()) {
    const type = mirrorTypeOf(ref.type);
    if (type === undefined || seen.has(ref.id)) continue;
    seen.add(ref.id);
    const object = await mirrorObject(work, type, ref, since);
    if (object === null) continue;
    await type.settle?.(work, object);
    waiting.push(...((await type.related?.(object, work.db)) ?? []));
  }
}
