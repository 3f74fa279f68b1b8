import {
  invalidInput,
  optionalText,
  parseInput,
  problem,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { withContents } from '../customs/parcel-contents.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import type { LabelFileFormat, PrintPapersInput } from '../generated/resolvers.ts';
import { say, sayNothingToPrint } from '../messages.ts';
import type { ShipmentWithContents } from '../shipment/label-request.ts';
import { notFound } from '../user-errors.ts';
import { loadPaper } from './load-paper.ts';
import { joinPdfs, joinZpl } from './print-format.ts';

const atMost = 500;
const atOnce = 8;

const inputSchema = z
  .object({
    shipmentIds: z
      .array(requiredText(40))
      .max(atMost)
      .nullish()
      .transform((ids) => (ids == null ? null : [...new Set(ids)])),
    bulkRunId: optionalText(40),
    kind: z.enum(['LABELS', 'PACKING_SLIPS', 'CUSTOMS_INVOICES']),
    format: z.enum(['PDF_4X6', 'PDF_LETTER', 'PDF_A4', 'ZPL_4X6']).nullish(),
  })
  .superRefine(({ shipmentIds, bulkRunId }, check) => {
    if ((shipmentIds === null) === (bulkRunId === null)) check.addIssue(oneOfThem);
  });

/** One file with a paper of each parcel, in the order they were named. */
export async function printPapers(ctx: Context, given: PrintPapersInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { bulkRunId, kind } = parsed.value;
  const ids = parsed.value.shipmentIds ?? (await boughtInRun(ctx, bulkRunId ?? ''));
  if (ids === null) return notFound(ctx.viewer, 'Bulk run', 'bulkRunId');
  const shipments = await inOrder(ctx, ids);
  if (shipments === null) return notFound(ctx.viewer, 'Shipment', 'shipmentIds');
  const usual = shipments[0]?.fulfillment.warehouse.labelFormat ?? 'PDF_4X6';
  const format = parsed.value.format ?? (usual as LabelFileFormat);

  const papers = await loadAll(ctx, shipments, kind, format);
  const isZpl = kind === 'LABELS' && format === 'ZPL_4X6';
  const { contents, leftOut } = await readable(ctx, shipments, papers, isZpl);
  if (contents.length === 0) {
    return invalidInput([sayNothingToPrint(ctx.viewer.locale, leftOut[0]?.reason ?? null)]);
  }
  const file = isZpl
    ? joinZpl(contents)
    : await joinPdfs(contents, kind === 'LABELS' ? format : null);
  const key = `prints/${newId('job', ctx.now())}.${isZpl ? 'zpl' : 'pdf'}`;
  await ctx.services.files.put(key, file, isZpl ? 'application/zpl' : 'application/pdf');
  await ctx.transact(async (tx) =>
    tx.audit({
      action: 'papers.printed',
      targetType: bulkRunId === null ? 'Shipment' : 'BulkRun',
      targetId: bulkRunId ?? ids[0] ?? '',
      after: { kind, format, printed: contents.length, leftOut: leftOut.length },
    }),
  );
  return {
    __typename: 'PrintPapersSuccess' as const,
    url: await ctx.services.files.signedDownloadUrl(key),
    printed: contents.length,
    leftOut,
  };
}

async function boughtInRun({ db }: Context, runId: string): Promise<string[] | null> {
  const run = await db.bulkRun.findUnique({ where: { id: runId } });
  if (run === null) return null;
  const items = await db.bulkItem.findMany({
    where: { runId, status: 'BOUGHT' },
    orderBy: { position: 'asc' },
    take: atMost,
  });
  return items.flatMap(({ shipmentId }) => (shipmentId === null ? [] : [shipmentId]));
}

/** Null when one of them is not there. */
async function inOrder({ db }: Context, ids: string[]): Promise<ShipmentWithContents[] | null> {
  const rows = await db.shipment.findMany({ where: { id: { in: ids } }, include: withContents });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  return found.length === ids.length ? found : null;
}

type Loaded = Awaited<ReturnType<typeof loadPaper>>;

async function loadAll(
  ctx: Context,
  shipments: readonly ShipmentWithContents[],
  kind: PrintPapersInput['kind'],
  format: LabelFileFormat,
): Promise<Loaded[]> {
  const papers: Loaded[] = [];
  for (let start = 0; start < shipments.length; start += atOnce) {
    const some = shipments.slice(start, start + atOnce);
    papers.push(...(await Promise.all(some.map((one) => loadPaper(ctx, one, kind, format)))));
  }
  return papers;
}

/** One file that cannot be read must not keep the others from the printer. */
async function readable(
  ctx: Context,
  shipments: readonly Shipment[],
  papers: readonly Loaded[],
  isZpl: boolean,
) {
  const contents: Uint8Array[] = [];
  const leftOut: { shipment: Shipment; reason: string }[] = [];
  for (const [index, shipment] of shipments.entries()) {
    const paper = papers[index];
    if (paper === undefined) continue;
    if ('reason' in paper) leftOut.push({ shipment, reason: paper.reason });
    else if (isZpl || (await isPdf(paper.content))) contents.push(paper.content);
    else leftOut.push({ shipment, reason: say(ctx.viewer.locale, 'paperUnreadable') });
  }
  return { contents, leftOut };
}

const isPdf = (content: Uint8Array) =>
  joinPdfs([content], null).then(
    () => true,
    () => false,
  );

const oneOfThem = problem(
  'ONE_OF_THEM',
  'Name either parcels or a run.',
  'Indiquez soit des colis, soit un achat groupé.',
  ['shipmentIds'],
);
