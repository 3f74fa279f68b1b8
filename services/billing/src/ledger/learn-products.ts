import type Stripe from 'stripe';
import type { Work } from '../context.ts';
import { mirrorObject } from '../mirror/mirror-object.ts';
import { plainTypes } from '../mirror/types/plain-types.ts';
import { repost } from './rebuild-ledger.ts';
import { productIdOf } from './sale-facts.ts';

/**
 * An invoice may be fetched before the products that it sells: they are fetched now, and what was
 * posted as other revenue is posted to where it belongs.
 */
export async function learnProducts(work: Work, invoice: Stripe.Invoice): Promise<void> {
  const ids = [...new Set(invoice.lines.data.flatMap((line) => productIdOf(line) ?? []))];
  if (ids.length === 0) return;
  const rows = await work.db.mirrorObject.findMany({
    where: { id: { in: ids } },
    select: { id: true },
  });
  const known = new Set(rows.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  const productType = plainTypes.find(({ type }) => type === 'product');
  if (missing.length === 0 || productType === undefined) return;
  for (const id of missing) await mirrorObject(work, productType, { type: 'product', id });
  await repost(work, invoice.id);
}
