import type { EventPayload } from '@mobilytics/events/catalogue';

/** What billing keeps of an order's lines and taxes: as `order.placed` told them. */
export type PayableLine = EventPayload<'order.placed'>['lines'][number];
export type PayableTax = PayableLine['taxes'][number];

export interface PayableOrderFacts {
  orderId: string;
  organizationId: string;
  number: string;
  currency: string;
  lines: PayableLine[];
  shippingMinor: number;
  shippingTaxes: PayableTax[];
  totalMinor: number;
  /** ISO 3166-2 of where the sale takes place; null for orders placed before it was kept. */
  taxJurisdiction: string | null;
}
