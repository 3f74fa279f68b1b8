import { type InputProblem, invalidInput } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import type { Context, Tx } from '../context.ts';
import { foundProblem } from '../found-problem.ts';
import type { Warehouse } from '../generated/prisma/client.ts';
import type { ImportDevicesInput } from '../generated/resolvers.ts';
import { reserveWaiting } from '../jobs/reserve-waiting.ts';
import { lockLevels, moveStock } from '../stock/stock.ts';
import {
  type CheckedRow,
  checkRows,
  type ImportedDevice,
  importColumns,
  understandRow,
} from './check-import.ts';
import { type ImportColumn, sayProblem } from './import-problems.ts';
import { readCsv } from './read-csv.ts';

const largest = { rows: 5_000, characters: 800_000, shown: 500 };

/** Takes the devices of a file into stock. A device that is here already just so is left alone. */
export async function importDevices(ctx: Context, input: ImportDevicesInput) {
  const { locale } = ctx.viewer;
  const read = readFile(input.csv, locale);
  if ('problem' in read) return invalidInput([read.problem]);
  return ctx.transact(async (tx) => {
    // One receipt after the other, so that two of the same devices are told, not stumbled over.
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('receive stock'))`;
    const warehouses = await tx.db.warehouse.findMany();
    const rows = await check(tx, read.rows, warehouses);
    const of = (outcome: CheckedRow['outcome']) => rows.filter((row) => row.outcome === outcome);
    const fresh = of('NEW');
    const stops = input.policy !== 'SKIP_WRONG' && of('WRONG').length > 0;
    const taken = input.dryRun || stops ? [] : fresh;
    if (taken.length > 0) await takeIn(tx, taken, warehouses, ctx.viewer.actorName);
    return {
      __typename: 'ImportDevicesSuccess' as const,
      ...{ dryRun: input.dryRun, imported: taken.length },
      ...{ newRows: fresh.length, knownRows: of('KNOWN').length, wrongRows: of('WRONG').length },
      rows: [...of('WRONG'), ...fresh, ...of('KNOWN')].slice(0, largest.shown).map((row) => ({
        ...row,
        problems: row.problems.map((problem) => sayProblem(locale, problem)),
      })),
    };
  });
}

type Locale = Context['viewer']['locale'];

function readFile(
  csv: string,
  locale: Locale,
): { rows: ImportedDevice[] } | { problem: InputProblem } {
  const wrong = (code: string, en: string, fr: string) => ({
    problem: foundProblem(locale, ['csv'], code, en, fr),
  });
  const tooMany = () =>
    wrong(
      'TOO_MANY_ROWS',
      `A file has at most ${largest.rows} rows and ${largest.characters} characters.`,
      `Un fichier compte au plus ${largest.rows} lignes et ${largest.characters} caractères.`,
    );
  if (csv.length > largest.characters) return tooMany();
  const table = readCsv(csv);
  if (table === null) {
    return wrong('QUOTES', 'A quote is never closed.', 'Un guillemet n’est jamais fermé.');
  }
  const [head, ...body] = table;
  const names = head?.cells.map((name) => name.toLowerCase()) ?? [];
  const unknown = names.filter((name) => !importColumns.some((column) => column === name));
  const needed = importColumns.filter((column) => column !== 'firmware');
  const lacking = needed.filter((column) => !names.includes(column));
  if (lacking.length > 0 || unknown.length > 0 || new Set(names).size < names.length) {
    const list = importColumns.join(', ');
    const en = `The first line must name the columns ${list}, each once (firmware may be left out).`;
    const fr = `La première ligne doit nommer les colonnes ${list}, chacune une fois (firmware est facultatif).`;
    return wrong('COLUMNS', en, fr);
  }
  if (body.length === 0)
    return wrong('EMPTY', 'The file has no rows.', 'Le fichier n’a aucune ligne.');
  if (body.length > largest.rows) return tooMany();
  return { rows: body.map((row) => understandRow(row, names as ImportColumn[])) };
}

async function check(
  tx: Tx,
  rows: readonly ImportedDevice[],
  warehouses: readonly Warehouse[],
): Promise<CheckedRow[]> {
  const devices = await tx.db.device.findMany({
    where: {
      OR: [
        { serial: { in: rows.map(({ serial }) => serial) } },
        { imei: { in: rows.map(({ imei }) => imei) } },
      ],
    },
  });
  const skus = [...new Set(rows.map(({ sku }) => sku))];
  const items = await tx.db.stockItem.findMany({ where: { sku: { in: skus } } });
  return checkRows(rows, { devices, items, warehouses });
}

async function takeIn(
  tx: Tx,
  rows: readonly CheckedRow[],
  warehouses: readonly Warehouse[],
  madeBy: string | null,
): Promise<void> {
  const reference = newId('mov', tx.now);
  // Everybody locks the warehouses in the same order, so nobody waits in a circle.
  for (const { id: warehouseId, code } of warehouses.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const here = rows.filter(({ warehouse }) => warehouse === code);
    if (here.length === 0) continue;
    const pieces = here.map(({ sku }) => ({ sku, quantity: 1 }));
    await lockLevels(
      tx,
      warehouseId,
      pieces.map(({ sku }) => sku),
    );
    await moveStock(tx, 'RECEIVED', { warehouseId, reference, madeBy }, pieces);
    await tx.db.device.createMany({
      data: here.map(({ serial, imei, sku, firmware }) => ({
        id: newId('dev', tx.now),
        ...{ serial, imei, sku, firmware, warehouseId },
        status: 'IN_STOCK' as const,
        ...{ statusAt: tx.now, statusBy: madeBy, createdAt: tx.now },
      })),
    });
    tx.enqueue(reserveWaiting, { warehouseId });
    tx.audit({
      action: 'devices.imported',
      targetType: 'Warehouse',
      targetId: warehouseId,
      after: { reference, imported: here.length },
    });
  }
}
