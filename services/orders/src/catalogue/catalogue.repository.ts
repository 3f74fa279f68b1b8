import type { Window } from '@mobilytics/chassis/connection';
import type { Db } from '../database.ts';
import type {
  Prisma,
  Product as ProductRow,
  Variant as VariantRow,
} from '../generated/prisma/client.ts';

export type { ProductRow, VariantRow };

export async function saveProduct(db: Db, product: ProductRow): Promise<void> {
  const { id } = product;
  await db.product.upsert({ where: { id }, create: product, update: product });
}

export async function saveVariant(db: Db, variant: VariantRow): Promise<void> {
  const { id } = variant;
  await db.variant.upsert({ where: { id }, create: variant, update: variant });
}

export type ProductSearch = { kind?: string | null; search?: string | null };

function productFilter({ kind, search }: ProductSearch): Prisma.ProductWhereInput {
  const contains = { contains: search?.trim() ?? '', mode: 'insensitive' as const };
  return {
    ...(kind ? { kind } : {}),
    ...(search?.trim()
      ? {
          OR: [
            { nameEn: contains },
            { nameFr: contains },
            { descriptionEn: contains },
            { descriptionFr: contains },
            { variants: { some: { sku: contains } } },
          ],
        }
      : {}),
  };
}

export function countProducts(db: Db, search: ProductSearch): Promise<number> {
  return db.product.count({ where: productFilter(search) });
}

export function pageOfProducts(db: Db, search: ProductSearch, page: Window): Promise<ProductRow[]> {
  return db.product.findMany({
    where: { AND: [productFilter(search), page.where] },
    orderBy: page.orderBy,
    take: page.take,
  });
}

export function findProducts(db: Db, ids: readonly string[]): Promise<ProductRow[]> {
  return db.product.findMany({ where: { id: { in: [...ids] } } });
}

export function findVariants(db: Db, ids: readonly string[]): Promise<VariantRow[]> {
  return db.variant.findMany({ where: { id: { in: [...ids] } } });
}

export function findVariantsBySku(db: Db, skus: string[]): Promise<VariantRow[]> {
  return db.variant.findMany({ where: { sku: { in: skus } } });
}

export function variantsOfProducts(db: Db, productIds: readonly string[]): Promise<VariantRow[]> {
  return db.variant.findMany({
    where: { productId: { in: [...productIds] } },
    orderBy: { position: 'asc' },
  });
}
