import { deviceResolvers } from './device/device.resolvers.ts';
import { fulfillmentResolvers } from './fulfillment/fulfillment.resolvers.ts';
import { mergeResolvers } from './merge-resolvers.ts';
import { orderResolvers } from './order/order.resolvers.ts';
import { packingResolvers } from './packing/packing.resolvers.ts';
import { returnResolvers } from './return/return.resolvers.ts';
import { shipmentResolvers } from './shipment/shipment.resolvers.ts';
import { stockResolvers } from './stock/stock.resolvers.ts';

export const resolvers = mergeResolvers([
  fulfillmentResolvers,
  packingResolvers,
  shipmentResolvers,
  deviceResolvers,
  stockResolvers,
  returnResolvers,
  orderResolvers,
]);
