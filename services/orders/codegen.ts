import { resolverTypes } from '@mobilytics/chassis/codegen';

export default resolverTypes({
  Order: '../order/order.repository.ts#OrderRow',
  OrderLine: '../order/order.repository.ts#OrderLineRow',
  TimelineEntry: '../timeline/timeline.repository.ts#TimelineRow',
  Product: '../catalogue/catalogue.repository.ts#ProductRow',
  Variant: '../catalogue/catalogue.repository.ts#VariantRow',
  Return: '../return/return.repository.ts#ReturnRow',
  ReturnLine: '../return/return.repository.ts#ReturnLineRow',
  ReturnableLine: '../return/return.resolvers.ts#ReturnableParent',
  Organization: '../order/order.resolvers.ts#OrganizationParent',
});
