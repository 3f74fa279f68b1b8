import { resolverTypes } from '@mobilytics/chassis/codegen';

const rows = './prisma/client.ts';

export default resolverTypes({
  Device: `${rows}#Device`,
  Fulfillment: `${rows}#Fulfillment`,
  FulfillmentLine: `${rows}#FulfillmentLine`,
  Shipment: `${rows}#Shipment`,
  Rate: `${rows}#ShipmentRate`,
  TrackingEvent: `${rows}#TrackingEvent`,
  Warehouse: `${rows}#Warehouse`,
  StockLevel: '../stock/stock.resolvers.ts#StockLevelParent',
  Order: '../order/order.resolvers.ts#OrderParent',
  Organization: '../order/order.resolvers.ts#OrganizationParent',
});
