import { resolverTypes } from '@mobilytics/chassis/codegen';

export default resolverTypes({
  Order: '../order/order.repository.ts#OrderRow',
  OrderLine: '../order/order.repository.ts#OrderLineRow',
  TimelineEntry: '../timeline/timeline.repository.ts#TimelineRow',
  Product: '../catalogue/catalogue.repository.ts#ProductRow',
  Variant: '../catalogue/catalogue.repository.ts#VariantRow',
  Organization: '../order/order.resolvers.ts#OrganizationParent',
});
