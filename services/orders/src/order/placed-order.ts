import type { EventInput } from '@mobilytics/events/transaction';
import type { Address } from '../address/address.ts';
import type { TaxAmount } from '../pricing/price-order.ts';
import type { ShippingMethod } from '../pricing/shipping-prices.ts';
import { numberOf, type OrderLineRow, type OrderRow } from './order.repository.ts';

/** What billing and logistics are told of an order, all they need to take payment and to ship. */
export function placedOrder(order: OrderRow, lines: OrderLineRow[]): EventInput<'order.placed'> {
  return {
    orderId: order.id,
    number: numberOf(order),
    currency: order.currency,
    lines: lines.map((line) => ({
      lineId: line.id,
      variantId: line.variantId,
      sku: line.sku,
      name: line.nameEn,
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      interval: line.interval as 'MONTH' | 'YEAR' | null,
      netMinor: line.netMinor,
      taxes: line.taxes as TaxAmount[],
      shippable: line.shippable,
      serialized: line.serialized,
      weightGrams: line.weightGrams,
      hsCode: line.hsCode,
      countryOfOrigin: line.countryOfOrigin,
    })),
    shippingMethod: order.shippingMethod as ShippingMethod,
    shippingMinor: order.shippingMinor,
    shippingTaxes: order.shippingTaxes as TaxAmount[],
    totalMinor: order.totalMinor,
    shippingAddress: order.shippingAddress as Address,
    billingAddress: order.billingAddress as Address,
    contactEmail: order.contactEmail,
    purchaseOrderNumber: order.purchaseOrderNumber,
  };
}
