import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import { taxName } from '@mobilytics/tax/tax-name';
import { deliveredFigures, microDecimal } from '../campaign/delivered-figures.ts';
import type { Context } from '../context.ts';
import type { CustomerDevice, OrderParcel, Prisma } from '../generated/prisma/client.ts';
import type { Resolvers, UnexplainedLineFilter } from '../generated/resolvers.ts';
import type { InvoiceLineRow } from '../invoice/invoice.repository.ts';
import { stripeTime } from '../mirror/stripe-time.ts';
import type { Meter } from '../usage/meter.ts';
import { explainLines, isExplained, type LineEvidence } from './explain-line.ts';
import { type OrderEvidence, piecesIn } from './explain-order.ts';

const typeNames = {
  ORDER: 'OrderEvidence',
  PLAN: 'PlanEvidence',
  CAMPAIGN: 'CampaignEvidence',
  USAGE: 'UsageEvidence',
  PRORATION: 'ProrationEvidence',
  TAX: 'TaxEvidence',
  HAND_WRITTEN: 'HandWrittenEvidence',
} as const;

const evidenceOf = (ctx: Context, line: InvoiceLineRow): Promise<LineEvidence[]> =>
  ctx
    .loader('evidence of lines', (lines: readonly InvoiceLineRow[]) => explainLines(ctx.db, lines))
    .load(line);

const isoDay = (date: Date) => date.toISOString().slice(0, 10);

function listUnexplainedLines(
  ctx: Context,
  page: PageArgs,
  filter: UnexplainedLineFilter | null | undefined,
) {
  const where: Prisma.UnexplainedLineWhereInput = {
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'foundAt', direction: 'DESC' }],
    count: () => ctx.db.unexplainedLine.count({ where }),
    rows: (window) =>
      ctx.db.unexplainedLine.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export const evidenceResolvers: Resolvers = {
  Query: {
    unexplainedLines: (_, { filter, ...page }, ctx) => listUnexplainedLines(ctx, page, filter),
  },
  UnexplainedLine: {
    organization: ({ organizationId }) => ({ id: organizationId }),
    invoice: ({ stripeInvoiceId }, _, { db }) =>
      db.invoice.findUnique({ where: { stripeInvoiceId } }),
    net: ({ netMinor, currency }) => toApiMoney(netMinor, currency),
  },
  InvoiceLine: {
    evidence: async (line, _, ctx) =>
      (await evidenceOf(ctx, line)).map((evidence) => ({
        ...evidence,
        __typename: typeNames[evidence.kind],
      })) as never,
    isExplained: async (line, _, ctx) => isExplained(await evidenceOf(ctx, line)),
  },
  OrderEvidence: {
    order: ({ order }) => ({ id: order.orderId }),
    orderNumber: ({ order }) => order.number,
    orderLineId: ({ line }) => line?.lineId ?? null,
    sku: ({ line }) => line?.sku ?? null,
    name: ({ line }) => line?.name ?? null,
    quantity: ({ line }) => line?.quantity ?? 1,
    unitPrice: ({ line, order }) =>
      toApiMoney(line?.unitPriceMinor ?? order.shippingMinor, order.currency),
    isShipping: ({ line }) => line === null,
    pieces: (evidence, _, ctx) => piecesOf(ctx, evidence),
    parcels: ({ parcels }) => parcels.map(presentParcel),
  },
  PlanEvidence: {
    planSku: ({ sku }) => sku,
    planOrder: ({ orderId }) => (orderId === null ? null : { id: orderId }),
  },
  CoveredDevice: {
    device: ({ deviceId }) => ({ id: deviceId }),
    firstDriven: ({ firstDriven }) => firstDriven && isoDay(firstDriven),
    lastDriven: ({ lastDriven }) => lastDriven && isoDay(lastDriven),
  },
  CampaignEvidence: {
    campaign: ({ line }) => ({ id: line.campaignId }),
    campaignName: ({ line }) => line.campaignName,
    line: ({ line }) => ({ id: line.lineId }),
    lineName: ({ line }) => line.name,
    firstDay: ({ line }) => isoDay(line.startDate),
    lastDay: ({ line }) => isoDay(line.endDate),
    vehicles: ({ line }) => line.vehicleIds.length,
    guaranteedImpressions: ({ line }) => line.guaranteedOts,
    delivered: ({ delivered }) => delivered && deliveredFigures(delivered),
  },
  UsageEvidence: {
    meter: ({ billing }) => billing.meter as Meter,
    countedQuantity: ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
    lines: ({ lines }) =>
      lines.map(({ line, quantity }) => ({
        line: { id: line.lineId },
        lineName: line.name,
        campaign: { id: line.campaignId },
        campaignName: line.campaignName,
        quantity,
      })),
  },
  ProrationEvidence: {
    from: ({ from }) => stripeTime(from),
    to: ({ to }) => stripeTime(to),
    seconds: ({ from, to }) => to - from,
    periodFrom: ({ periodFrom }) => stripeTime(periodFrom),
    periodTo: ({ periodTo }) => stripeTime(periodTo),
    periodSeconds: ({ periodFrom, periodTo }) => periodTo - periodFrom,
    fullAmount: ({ fullMinor, currency }) => toApiMoney(fullMinor, currency),
    amount: ({ amountMinor, currency }) => toApiMoney(amountMinor, currency),
    recomputed: ({ recomputedMinor, currency }) => toApiMoney(recomputedMinor, currency),
    matches: ({ recomputedMinor, amountMinor }) => recomputedMinor === amountMinor,
  },
  TaxEvidence: {
    taxName: ({ name }, _, { viewer }) => taxName(name, viewer.locale),
    rate: ({ rateMicroPercent }) => microDecimal(rateMicroPercent),
    base: ({ baseMinor, currency }) => toApiMoney(baseMinor, currency),
    amount: ({ amountMinor, currency }) => toApiMoney(amountMinor, currency),
    recomputedTax: ({ recomputedMinor, currency }) =>
      recomputedMinor === null ? null : toApiMoney(recomputedMinor, currency),
  },
};

const presentParcel = ({ happenedAt: at, ...parcel }: OrderParcel) => ({ ...parcel, at });

async function piecesOf(ctx: Context, { line, parcels }: OrderEvidence) {
  if (line === null) return [];
  const sent = parcels.flatMap(({ shipmentId, lines }) =>
    piecesIn(lines, line.lineId).flatMap(({ serials = [] }) =>
      serials.map((serial) => ({ shipmentId, serial })),
    ),
  );
  const devices = await ctx.db.customerDevice.findMany({
    where: { serial: { in: sent.map(({ serial }) => serial) } },
  });
  const bySerial = new Map(devices.map((device: CustomerDevice) => [device.serial, device]));
  return sent.map(({ serial, shipmentId }) => {
    const device = bySerial.get(serial);
    return { serial, shipmentId, device: device ? { id: device.deviceId } : null };
  });
}
