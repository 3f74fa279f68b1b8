import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { toApiMoney } from '@mobilytics/money/money';
import { z } from 'zod';
import { carrierCodes } from '../carrier/carrier.ts';
import type { Context, Tx } from '../context.ts';
import type { CarrierInvoice, ShippingDifference } from '../generated/prisma/client.ts';
import type { ImportCarrierInvoiceInput } from '../generated/resolvers.ts';
import { say } from '../messages.ts';
import { settleRefund } from '../void/settle-refund.ts';
import { type Difference, findDifferences } from './find-differences.ts';
import { readBill } from './read-bill.ts';
import { readLabels } from './read-labels.ts';

const inputSchema = z.object({
  carrier: z.enum(carrierCodes),
  number: requiredText(60),
  invoicedOn: z.iso.date(),
  fileName: requiredText(200),
  csv: z.string().min(1).max(800_000),
  dryRun: z.boolean(),
});
type Input = z.output<typeof inputSchema>;

/** Reads a carrier's bill and holds it against our labels; a dry run writes nothing. */
export async function importCarrierInvoice(ctx: Context, given: ImportCarrierInvoiceInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(inputSchema, given, locale);
  if (!parsed.ok) return parsed.error;
  const input = parsed.value;
  const read = readBill(input.csv, locale);
  if ('problems' in read) {
    return {
      __typename: 'UnreadableRows' as const,
      message: say(locale, 'unreadableRows', read.problems.length),
      path: ['input', 'csv'],
      rows: read.problems,
    };
  }
  const { lines, currency, totalMinor } = read.bill;
  return ctx.transact(async (tx) => {
    // One bill after the other, so that the same bill read twice at once is told.
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('carrier invoices'))`;
    const { carrier, number } = input;
    if (await tx.db.carrierInvoice.findUnique({ where: { carrier_number: { carrier, number } } })) {
      return {
        __typename: 'InvoiceAlreadyImported' as const,
        message: say(locale, 'invoiceAlreadyImported'),
        path: ['input', 'number'],
      };
    }
    const labels = await readLabels(tx, carrier, lines);
    const found = findDifferences(
      lines,
      currency,
      (trackingNumber) => labels.get(trackingNumber) ?? null,
    );
    const told = {
      __typename: 'ImportCarrierInvoiceSuccess' as const,
      lineCount: lines.length,
      matchedCount: found.matched,
      total: toApiMoney(totalMinor, currency),
      creditedCount: found.credited.length,
    };
    if (input.dryRun) {
      const rows = found.differences.map((difference) =>
        toRow(tx, input, currency, difference, null),
      );
      return { ...told, invoice: null, differences: rows };
    }
    const invoice = await keepInvoice(ctx, tx, input, { currency, totalMinor });
    const lineIds = await keepLines(tx, invoice, lines, (number) => labels.get(number)?.shipmentId);
    for (const shipmentId of found.credited) await settleRefund(tx, shipmentId, 'CREDITED');
    await closeSettled(
      ctx,
      tx,
      invoice,
      [...labels.values()].map(({ shipmentId }) => shipmentId),
    );
    const rows = found.differences.map((difference) =>
      toRow(tx, input, currency, difference, lineIds.get(difference.row) ?? null),
    );
    await tx.db.shippingDifference.createMany({ data: rows, skipDuplicates: true });
    tx.audit({
      action: 'carrier-invoice.imported',
      targetType: 'CarrierInvoice',
      targetId: invoice.id,
      after: { carrier, number, lines: lines.length, differences: rows.length },
    });
    return { ...told, invoice, differences: rows };
  });
}

function keepInvoice(
  ctx: Context,
  tx: Tx,
  { carrier, number, invoicedOn, fileName }: Input,
  sum: { currency: string; totalMinor: number },
): Promise<CarrierInvoice> {
  return tx.db.carrierInvoice.create({
    data: {
      id: newId('civ', tx.now),
      ...{ carrier, number, fileName, ...sum },
      invoicedOn: new Date(`${invoicedOn}T00:00:00Z`),
      importedBy: ctx.viewer.actorId,
      importedAt: tx.now,
    },
  });
}

/** The ids of the lines by their place in the file. */
async function keepLines(
  tx: Tx,
  { id: invoiceId }: CarrierInvoice,
  lines: Parameters<typeof findDifferences>[0],
  shipmentOf: (trackingNumber: string) => string | undefined,
): Promise<Map<number, string>> {
  const data = lines.map(({ shippedOn, ...line }) => ({
    ...line,
    id: newId('cil', tx.now),
    invoiceId,
    shippedOn: shippedOn === null ? null : new Date(`${shippedOn}T00:00:00Z`),
    shipmentId: shipmentOf(line.trackingNumber ?? '') ?? null,
  }));
  await tx.db.carrierInvoiceLine.createMany({ data });
  return new Map(data.map(({ row, id }) => [row, id]));
}

/** What was missing on bills so far stands on this one. */
async function closeSettled(ctx: Context, tx: Tx, invoice: CarrierInvoice, shipmentIds: string[]) {
  const note = say(ctx.viewer.locale, 'billedOn', invoice.number);
  await tx.db.shippingDifference.updateMany({
    where: { kind: 'BOUGHT_NOT_BILLED', shipmentId: { in: shipmentIds }, resolvedAt: null },
    data: { resolvedAt: tx.now, resolvedBy: ctx.viewer.actorId, note },
  });
}

function toRow(
  tx: Tx,
  { carrier, number }: Input,
  currency: string,
  { row, ...difference }: Difference,
  invoiceLineId: string | null,
): ShippingDifference {
  return {
    id: newId('dif', tx.now),
    ...{ carrier, currency, invoiceLineId, ...difference },
    subject: `${difference.kind}:${carrier}:${number}:${difference.trackingNumber}`,
    openedAt: tx.now,
    ...{ resolvedAt: null, resolvedBy: null, note: null },
  };
}
