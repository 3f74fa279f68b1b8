import type Stripe from 'stripe';
import type { Work } from '../context.ts';
import { mirrorObject } from '../mirror/mirror-object.ts';
import type { Ref } from '../mirror/mirror-type.ts';
import { refsTo } from '../mirror/refs.ts';
import { plainTypes } from '../mirror/types/plain-types.ts';
import { repost } from './rebuild-ledger.ts';
import { productIdOf, taxRateIdsOf } from './sale-facts.ts';

/**
 * An invoice may be fetched before the products that it sells and the rates that tax it: they are
 * fetched now, and what was posted to other revenue and other taxes is posted to where it belongs.
 */
export async function learnSale(work: Work, invoice: Stripe.Invoice): Promise<void> {
  const lines = invoice.lines.data;
  const missing = await unknown(work, [
    ...refsTo('product', [...new Set(lines.map(productIdOf))]),
    ...refsTo('tax_rate', [...new Set(lines.flatMap(({ taxes }) => taxRateIdsOf(taxes)))]),
  ]);
  if (missing.length === 0) return;
  for (const ref of missing) {
    const type = plainTypes.find((each) => each.type === ref.type);
    if (type) await mirrorObject(work, type, ref);
  }
  await repost(work, invoice.id);
}

async function unknown(work: Work, refs: Ref[]): Promise<Ref[]> {
  const rows = await work.db.mirrorObject.findMany({
    where: { id: { in: refs.map(({ id }) => id) } },
    select: { id: true },
  });
  const known = new Set(rows.map(({ id }) => id));
  return refs.filter(({ id }) => !known.has(id));
}
