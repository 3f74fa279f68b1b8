import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import { GraphqlFailure } from '@mobilytics/chassis/failure';
import { toApiMoney } from '@mobilytics/money/money';
import type { Address } from '../address/address.ts';
import { variantLoader } from '../catalogue/catalogue.loaders.ts';
import type { Context } from '../context.ts';
import type {
  FulfillmentProgress,
  OrderSource,
  OrderStatus,
  PaymentStatus,
  PriceInterval,
  Resolvers,
  ShippingMethod,
} from '../generated/resolvers.ts';
import { sumTaxes, type TaxAmount } from '../pricing/price-order.ts';
import { addOrderNote } from './add-order-note.ts';
import { allowedActions } from './allowed-actions.ts';
import { toApiTax, toApiTotals } from './api-money.ts';
import { cancelOrder } from './cancel-order.ts';
import { holdOrder } from './hold-order.ts';
import { linesLoader, orderLoader } from './order.loaders.ts';
import {
  countOrders,
  findOrderByNumber,
  numberOf,
  type OrderSearch,
  pageOfOrders,
} from './order.repository.ts';
import { placeOrder } from './place-order.ts';
import { quoteOrder } from './quote-order.ts';
import { releaseOrder } from './release-order.ts';

export type OrganizationParent = { id: string };

const orderFields = { PLACED_AT: 'placedAt', NUMBER: 'sequence', TOTAL: 'totalMinor' } as const;

function ordersPage(
  { db }: Context,
  filter: OrderSearch,
  page: PageArgs,
  field: keyof typeof orderFields = 'PLACED_AT',
  direction: 'ASC' | 'DESC' = 'DESC',
) {
  return connectionFrom({
    ...page,
    orderBy: [{ field: orderFields[field], direction }],
    count: () => countOrders(db, filter),
    rows: (window) => pageOfOrders(db, filter, window),
  });
}

export const orderResolvers: Resolvers = {
  Query: {
    orderQuote: (_, { input }, context) => quoteOrder(context, input),
    order: (_, { id }, context) => orderLoader(context).load(id),
    orderByNumber: (_, { number }, { db }) => findOrderByNumber(db, number),
    orders: (_, { filter, orderBy, ...page }, context) =>
      ordersPage(context, filter ?? {}, page, orderBy?.field, orderBy?.direction),
  },
  Mutation: {
    placeOrder: (_, { input }, context) => placeOrder(context, input),
    cancelOrder: (_, { input }, context) => cancelOrder(context, input),
    holdOrder: (_, { input }, context) => holdOrder(context, input),
    releaseOrder: (_, { input }, context) => releaseOrder(context, input),
    addOrderNote: (_, { input }, context) => addOrderNote(context, input),
  },
  Order: {
    __resolveReference: ({ id }, context) => {
      // Other services name orders on their own objects, which their readers may see without this.
      if (!context.viewer.scopes.includes('orders:read')) {
        throw new GraphqlFailure('FORBIDDEN', 'This needs the scope orders:read.');
      }
      return orderLoader(context).load(id);
    },
    number: (order) => numberOf(order),
    organization: ({ organizationId }) => ({ id: organizationId }),
    status: ({ status }) => status as OrderStatus,
    paymentStatus: ({ paymentStatus }) => paymentStatus as PaymentStatus,
    fulfillmentProgress: (order) => order.fulfillmentProgress as FulfillmentProgress,
    source: ({ source }) => source as OrderSource,
    shippingMethod: ({ shippingMethod }) => shippingMethod as ShippingMethod,
    shippingAddress: ({ shippingAddress }) => shippingAddress as Address,
    billingAddress: ({ billingAddress }) => billingAddress as Address,
    paid: ({ paidMinor, currency }) => toApiMoney(paidMinor, currency),
    refunded: ({ refundedMinor, currency }) => toApiMoney(refundedMinor, currency),
    lines: ({ id }, _, context) => linesLoader(context).load(id),
    totals: async (order, _, context) => {
      const lines = await linesLoader(context).load(order.id);
      const taxes = [...lines.map((line) => line.taxes), order.shippingTaxes] as TaxAmount[][];
      return toApiTotals(order, sumTaxes(taxes.flat()), context.viewer.locale);
    },
    allowedActions: (order, _, { viewer }) => allowedActions(order, viewer.scopes),
  },
  OrderLine: {
    name: (line, _, { viewer }) => (viewer.locale === 'fr' ? line.nameFr : line.nameEn),
    interval: ({ interval }) => interval as PriceInterval | null,
    variant: async ({ variantId }, _, context) => {
      const variant = await variantLoader(context).load(variantId);
      if (variant === null) throw new Error(`The variant ${variantId} is gone.`);
      return variant;
    },
    unitPrice: ({ unitPriceMinor, currency }) => toApiMoney(unitPriceMinor, currency),
    net: ({ netMinor, currency }) => toApiMoney(netMinor, currency),
    total: ({ totalMinor, currency }) => toApiMoney(totalMinor, currency),
    taxes: ({ taxes, currency }, _, { viewer }) =>
      (taxes as TaxAmount[]).map((tax) => toApiTax(tax, currency, viewer.locale)),
  },
  Organization: {
    __resolveReference: ({ id }) => ({ id }),
    orders: ({ id }, page, context) => ordersPage(context, { organizationId: id }, page),
  },
};
