import { type ProductKind, productKinds } from './chart-of-accounts.ts';

/** What of an order's line says what kind of thing is sold. */
interface SoldLine {
  interval: string | null;
  serialized: boolean;
  shippable: boolean;
}

/** The kind of an order's line: what is paid each month is a plan, what has serials is a kit. */
export function productKindOf({ interval, serialized, shippable }: SoldLine): ProductKind {
  if (interval !== null) return 'DATA_PLAN';
  if (serialized) return 'SENSOR_KIT';
  return shippable ? 'ACCESSORY' : 'SERVICE';
}

/** The kind as it stands in the metadata of a product or an invoice item; null for any other text. */
export function readProductKind(text: string | null | undefined): ProductKind | null {
  return productKinds.find((kind) => kind === text) ?? null;
}
