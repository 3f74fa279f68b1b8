import { addressResolvers } from './address/address.resolvers.ts';
import { bulkResolvers } from './bulk/bulk.resolvers.ts';
import { carrierAccountResolvers } from './carrier-account/carrier-account.resolvers.ts';
import { customsResolvers } from './customs/customs.resolvers.ts';
import { deviceResolvers } from './device/device.resolvers.ts';
import { deviceLifeResolvers } from './device/device-life.resolvers.ts';
import { exceptionResolvers } from './exception/exception.resolvers.ts';
import { fulfillmentResolvers } from './fulfillment/fulfillment.resolvers.ts';
import { labelFileResolvers } from './label-file/label-file.resolvers.ts';
import { endOfDayResolvers } from './manifest/end-of-day.resolvers.ts';
import { mergeResolvers } from './merge-resolvers.ts';
import { orderResolvers } from './order/order.resolvers.ts';
import { packingResolvers } from './packing/packing.resolvers.ts';
import { parcelPresetResolvers } from './parcel-preset/parcel-preset.resolvers.ts';
import { pickingResolvers } from './picking/picking.resolvers.ts';
import { ratingResolvers } from './rating/rating.resolvers.ts';
import { reconciliationResolvers } from './reconciliation/reconciliation.resolvers.ts';
import { returnResolvers } from './return/return.resolvers.ts';
import { shipmentResolvers } from './shipment/shipment.resolvers.ts';
import { shippingRuleResolvers } from './shipping-rule/shipping-rule.resolvers.ts';
import { stockResolvers } from './stock/stock.resolvers.ts';
import { stockWorkResolvers } from './stock/stock-work.resolvers.ts';
import { trackingResolvers } from './tracking/tracking.resolvers.ts';
import { labelVoidResolvers } from './void/label-void.resolvers.ts';

export const resolvers = mergeResolvers([
  labelVoidResolvers,
  carrierAccountResolvers,
  reconciliationResolvers,
  fulfillmentResolvers,
  packingResolvers,
  pickingResolvers,
  shipmentResolvers,
  trackingResolvers,
  exceptionResolvers,
  endOfDayResolvers,
  deviceResolvers,
  deviceLifeResolvers,
  stockResolvers,
  stockWorkResolvers,
  returnResolvers,
  orderResolvers,
  bulkResolvers,
  addressResolvers,
  labelFileResolvers,
  customsResolvers,
  shippingRuleResolvers,
  ratingResolvers,
  parcelPresetResolvers,
]);
