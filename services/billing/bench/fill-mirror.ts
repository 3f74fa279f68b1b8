import type { Work } from '../src/context.ts';
import type { Prisma } from '../src/generated/prisma/client.ts';
import { canonicalHash } from '../src/mirror/canonical.ts';
import { mirrorTypes } from '../src/mirror/mirror-types.ts';
import { plainObject } from '../src/mirror/store-object.ts';
import { idOf, stripeTimeOrNull } from '../src/mirror/stripe-time.ts';
import { listPage } from '../src/sync/reconcile/list-page.ts';
import type { RunPlace } from '../src/sync/reconcile/run-place.ts';

/** Every page of every type, as a comparison reads them. Answers how many objects there were. */
export async function listAll(
  work: Work,
  onPage: (objects: { id: string; object: string }[]) => Promise<unknown> | undefined,
): Promise<number> {
  let count = 0;
  const startedAt = new Date();
  for (const type of mirrorTypes) {
    let place: RunPlace | null = { phase: 'LIST', type: type.type, window: null, after: null };
    while (place !== null) {
      const page = await listPage(work, type, place, startedAt);
      count += page.objects.length;
      await onPage(page.objects.map(({ object }) => object));
      place = page.next;
    }
  }
  return count;
}

/** Fills the mirror with what Stripe has, by the page: to make the ground for a measurement quickly. */
export function fillMirror(work: Work): Promise<number> {
  return listAll(work, async (objects) => {
    const fetchedAt = new Date();
    const data = objects.map((object) => {
      const plain = plainObject(object) as Record<string, unknown>;
      const customer = plain.customer as string | null;
      return {
        ...{ id: object.id, type: object.object, hash: canonicalHash(plain), fetchedAt },
        data: plain as Prisma.InputJsonObject,
        customerId: object.object === 'customer' ? object.id : idOf(customer),
        madeAt: stripeTimeOrNull(plain.created as number),
      };
    });
    await work.db.mirrorObject.createMany({ data, skipDuplicates: true });
  });
}
