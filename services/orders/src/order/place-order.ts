import { type InputProblem, invalidInput, parseInput } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import type { z } from 'zod';
import type { VariantRow } from '../catalogue/catalogue.repository.ts';
import type { Context } from '../context.ts';
import { findCustomer } from '../customer/customer.repository.ts';
import type { Tx } from '../database.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PlaceOrderInput } from '../generated/resolvers.ts';
import { duplicateReferenceMessage } from '../messages.ts';
import type { PricedOrder } from '../pricing/price-order.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { customerProblem } from './customer-of-order.ts';
import {
  createLines,
  createOrder,
  findByReference,
  linesOfOrders,
  numberOf,
  type OrderRow,
} from './order.repository.ts';
import { placeOrderSchema, totalProblem } from './order-input.ts';
import { placedOrder } from './placed-order.ts';
import { priceBasket } from './price-basket.ts';

/** An order that nobody pays for so long expires. */
export const paymentTermMs = 7 * 24 * 60 * 60 * 1000;

type Parsed = z.output<typeof placeOrderSchema>;

/** Places an order: priced, taxed and numbered in the transaction that tells billing and logistics. */
export async function placeOrder(context: Context, input: PlaceOrderInput) {
  const { viewer, db } = context;
  const { locale } = viewer;
  const parsed = parseInput(placeOrderSchema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { externalReference, shippingAddress } = parsed.value;
  const organizationId = viewer.organizationId ?? parsed.value.organizationId ?? '';
  const wrongCustomer = await customerProblem(context, parsed.value.organizationId);
  if (wrongCustomer) return invalid(wrongCustomer);
  const priced = await priceBasket(db, parsed.value, shippingAddress, context.now(), locale);
  if ('__typename' in priced) return priced;
  const tooDear = totalProblem(priced.totalMinor, locale);
  if (tooDear) return invalid(tooDear);

  const duplicate = async () => {
    const reference = externalReference ?? '';
    const existing = await findByReference(db, organizationId, reference);
    if (existing === null) return null;
    return {
      __typename: 'DuplicateReference' as const,
      message: duplicateReferenceMessage(numberOf(existing), locale),
      path: ['input', 'externalReference'],
      existingOrderId: existing.id,
    };
  };
  try {
    return await context.transact(async (tx) => {
      const existing = externalReference === null ? null : await duplicate();
      if (existing) return existing;
      const order = await writeOrder(tx, context, { ...parsed.value, organizationId }, priced);
      return { __typename: 'PlaceOrderSuccess' as const, order };
    });
  } catch (error) {
    // Two requests with one reference at the same time: the database lets one of them in.
    const existing = isUniqueViolation(error) ? await duplicate() : null;
    if (existing === null) throw error;
    return existing;
  }
}

async function writeOrder(
  tx: Tx,
  { viewer }: Context,
  input: Parsed & { organizationId: string },
  priced: PricedOrder<VariantRow>,
): Promise<OrderRow> {
  const { organizationId, shippingAddress } = input;
  const billingAddress = input.billingAddress ?? shippingAddress;
  const customer = await findCustomer(tx.db, organizationId);
  const order = await createOrder(tx.db, {
    id: newId('ord', tx.now),
    organizationId,
    status: 'PLACED',
    paymentStatus: 'NONE',
    fulfillmentProgress: 'NONE',
    source: sources[viewer.kind],
    currency: input.currency,
    netMinor: priced.netMinor,
    shippingMinor: priced.shippingMinor,
    shippingTaxes: priced.shippingTaxes,
    taxMinor: priced.taxMinor,
    totalMinor: priced.totalMinor,
    shippingMethod: input.shippingMethod,
    shippingAddress,
    billingAddress,
    contactEmail: input.contactEmail ?? customer?.ownerEmail ?? null,
    externalReference: input.externalReference,
    purchaseOrderNumber: input.purchaseOrderNumber,
    searchText: searchTextOf([
      ...[input.externalReference, input.purchaseOrderNumber, customer?.name],
      ...[shippingAddress.name, shippingAddress.company],
      ...[billingAddress.name, billingAddress.company],
    ]),
    placedAt: tx.now,
    expiresAt: new Date(tx.now.getTime() + paymentTermMs),
  });
  await createLines(
    tx.db,
    priced.lines.map(({ variant, ...line }, position) => ({
      id: newId('oln', tx.now),
      orderId: order.id,
      organizationId,
      position,
      variantId: variant.id,
      currency: order.currency,
      sku: variant.sku,
      nameEn: variant.nameEn,
      nameFr: variant.nameFr,
      interval: variant.interval,
      shippable: variant.shippable,
      serialized: variant.serialized,
      weightGrams: variant.weightGrams,
      hsCode: variant.hsCode,
      countryOfOrigin: variant.countryOfOrigin,
      ...line,
    })),
  );
  const number = numberOf(order);
  const entry = { data: { number }, occurredAt: tx.now, actorName: viewer.actorName };
  await tell(tx.db, order, { kind: 'PLACED', ...entry });
  const lines = await linesOfOrders(tx.db, [order.id]);
  tx.emit('order.placed', placedOrder(order, lines), { organizationId });
  const { currency, totalMinor } = order;
  const after = { number, currency, totalMinor, status: 'PLACED' };
  tx.audit({
    action: 'order.placed',
    ...{ targetType: 'Order', targetId: order.id, organizationId, after },
  });
  return order;
}

const sources = {
  ANONYMOUS: 'STOREFRONT',
  USER: 'STOREFRONT',
  API_KEY: 'API',
  STAFF: 'BACKOFFICE',
  SYSTEM: 'IMPORT',
} as const;

function searchTextOf(parts: (string | null | undefined)[]): string {
  return [...new Set(parts.filter((part) => part != null))].join('\n').toLowerCase();
}

function invalid(problem: InputProblem) {
  return invalidInput([problem]);
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
