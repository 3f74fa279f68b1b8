import type Stripe from 'stripe';
import type { Database } from '../context.ts';
import { readProductKind } from './product-kind.ts';
import type { SaleFacts } from './sale-facts.ts';

/** What the mirror knows of the products and tax rates that a sale names. */
export async function loadSaleFacts(
  db: Database,
  productIds: readonly string[],
  taxRateIds: readonly string[],
): Promise<SaleFacts> {
  const ids = [...new Set([...productIds, ...taxRateIds])];
  const [mirrored, ours] = await Promise.all([
    ids.length === 0 ? [] : db.mirrorObject.findMany({ where: { id: { in: ids } } }),
    taxRateIds.length === 0
      ? []
      : db.stripeTaxRate.findMany({ where: { stripeTaxRateId: { in: [...taxRateIds] } } }),
  ]);
  const products: [string, { name: string; kind: ReturnType<typeof readProductKind> }][] = [];
  const taxRates: [string, { name: string; jurisdiction: string | null }][] = ours.map((rate) => [
    rate.stripeTaxRateId,
    { name: rate.name, jurisdiction: rate.jurisdiction || null },
  ]);
  for (const { id, type, data } of mirrored) {
    if (type === 'product') {
      const { name, metadata } = data as unknown as Stripe.Product;
      products.push([id, { name, kind: readProductKind(metadata.kind) }]);
    } else {
      const { display_name: name, jurisdiction } = data as unknown as Stripe.TaxRate;
      taxRates.push([id, { name, jurisdiction: jurisdiction || null }]);
    }
  }
  return { products: new Map(products), taxRates: new Map(taxRates) };
}
