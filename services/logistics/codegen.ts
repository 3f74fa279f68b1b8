import { resolverTypes } from '@mobilytics/chassis/codegen';

const row = (model: string) => `./prisma/client.ts#${model} as ${model}Row`;

export default resolverTypes({
  Device: row('Device'),
  DeviceChange: row('DeviceChange'),
  StockMovement: row('StockMovement'),
  Fulfillment: row('Fulfillment'),
  FulfillmentLine: row('FulfillmentLine'),
  Shipment: row('Shipment'),
  Rate: row('ShipmentRate'),
  TrackingEvent: row('TrackingEvent'),
  ShipmentException: row('ShipmentException'),
  ShipmentExceptionEntry: row('ExceptionEntry'),
  LabelVoid: row('LabelVoid'),
  CarrierCall: row('CarrierCall'),
  CarrierAccount: '../carrier/connect-carriers.ts#ConnectedCarrier',
  CarrierInvoice: row('CarrierInvoice'),
  ShippingDifference: row('ShippingDifference'),
  Warehouse: row('Warehouse'),
  Manifest: row('Manifest'),
  Pickup: row('Pickup'),
  ParcelPreset: row('ParcelPreset'),
  ShippingRule: row('ShippingRule'),
  BulkRun: row('BulkRun'),
  BulkItem: row('BulkItem'),
  RateChoice: '../rating/kept-choice.ts#KeptChoice',
  StockLevel: '../stock/stock.resolvers.ts#StockLevelParent',
  ReturnParcel: row('ReturnParcel'),
  Return: '../order/order.resolvers.ts#OrderParent',
  Order: '../order/order.resolvers.ts#OrderParent',
  Organization: '../order/order.resolvers.ts#OrderParent',
});
