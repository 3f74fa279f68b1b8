import type { Device, StockItem, Warehouse } from '../generated/prisma/client.ts';
import type { CellProblem, ImportCode, ImportColumn } from './import-problems.ts';
import type { CsvRow } from './read-csv.ts';
import { isImei, normalizeSerial, serialPattern } from './serial.ts';

/** A row as it was understood. */
export type ImportedDevice = {
  line: number;
  serial: string;
  imei: string;
  sku: string;
  warehouse: string;
  firmware: string | null;
  extraCells: boolean;
};

export type CheckedRow = ImportedDevice & {
  outcome: 'NEW' | 'KNOWN' | 'WRONG';
  problems: CellProblem[];
};

export const importColumns = ['serial', 'imei', 'sku', 'warehouse', 'firmware'] as const;

export function understandRow(
  { line, cells }: CsvRow,
  columns: readonly ImportColumn[],
): ImportedDevice {
  const cell = (column: ImportColumn) => cells[columns.indexOf(column)] ?? '';
  return {
    line,
    serial: normalizeSerial(cell('serial')),
    // A spreadsheet shows long numbers in groups.
    imei: cell('imei').replaceAll(/[\s-]/g, ''),
    sku: cell('sku').toUpperCase(),
    warehouse: cell('warehouse').toUpperCase(),
    firmware: cell('firmware') || null,
    extraCells: cells.slice(columns.length).some((text) => text !== ''),
  };
}

type Known = {
  devices: readonly Device[];
  items: readonly StockItem[];
  warehouses: readonly Warehouse[];
};

/** What becomes of each row: new, here already just so, or wrong, with all that is wrong with it. */
export function checkRows(rows: readonly ImportedDevice[], known: Known): CheckedRow[] {
  const devices = new Map(known.devices.map((device) => [device.serial, device]));
  const serialOfImei = new Map(known.devices.map(({ imei, serial }) => [imei, serial]));
  const serials = new Set<string>();
  const imeis = new Set<string>();
  return rows.map((row) => {
    const present = devices.get(row.serial);
    const problems = [
      ...cellProblems(row, known),
      ...twice(row, 'serial', serials),
      ...twice(row, 'imei', imeis),
      ...(present === undefined
        ? isTaken(row, serialOfImei)
        : differences(row, present, known.warehouses)),
    ];
    const outcome = problems.length > 0 ? 'WRONG' : present === undefined ? 'NEW' : 'KNOWN';
    return { ...row, outcome, problems };
  });
}

function cellProblems(row: ImportedDevice, { items, warehouses }: Known): CellProblem[] {
  const item = items.find(({ sku }) => sku === row.sku);
  const warehouse = warehouses.find(({ code }) => code === row.warehouse);
  const wrong = (field: ImportColumn, code: ImportCode, right?: string): CellProblem => {
    const given = row[field] ?? '';
    return given === ''
      ? { field, given, code: 'REQUIRED' }
      : { field, given, code, ...(right === undefined ? {} : { right }) };
  };
  const codes = warehouses.map(({ code }) => code).join(', ');
  return [
    ...(serialPattern.test(row.serial) ? [] : [wrong('serial', 'SERIAL')]),
    ...(isImei(row.imei) ? [] : [wrong('imei', 'IMEI', rightImei(row.imei))]),
    ...(item === undefined ? [wrong('sku', 'UNKNOWN_SKU')] : []),
    ...(item?.serialized === false ? [wrong('sku', 'NO_SERIALS')] : []),
    ...(warehouse === undefined ? [wrong('warehouse', 'UNKNOWN_WAREHOUSE', codes)] : []),
    ...((row.firmware?.length ?? 0) > 40 ? [wrong('firmware', 'TOO_LONG')] : []),
    ...(row.extraCells ? [{ field: 'row' as const, given: '', code: 'CELLS' as const }] : []),
  ];
}

/** Fifteen digits with a wrong check digit have one right one. */
function rightImei(text: string): string | undefined {
  if (!/^\d{15}$/.test(text)) return undefined;
  const body = text.slice(0, 14);
  return ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']
    .map((digit) => body + digit)
    .find((candidate) => isImei(candidate));
}

function twice(row: ImportedDevice, field: 'serial' | 'imei', seen: Set<string>): CellProblem[] {
  const given = row[field];
  if (given === '') return [];
  if (seen.has(given)) return [{ field, given, code: 'TWICE' }];
  seen.add(given);
  return [];
}

function isTaken({ imei }: ImportedDevice, serialOfImei: Map<string, string>): CellProblem[] {
  return serialOfImei.has(imei) ? [{ field: 'imei', given: imei, code: 'TAKEN' }] : [];
}

/** A device that is here must be the one the row means; where it is by now does not matter. */
function differences(
  row: ImportedDevice,
  device: Device,
  warehouses: readonly Warehouse[],
): CellProblem[] {
  const wrong = (field: ImportColumn, right: string): CellProblem[] => [
    { field, given: row[field] ?? '', code: 'DIFFERS', right },
  ];
  const here = warehouses.find(({ id }) => id === device.warehouseId)?.code;
  const moved = device.status === 'IN_STOCK' && here !== undefined && here !== row.warehouse;
  return [
    ...(isImei(row.imei) && device.imei !== row.imei ? wrong('imei', device.imei) : []),
    ...(device.sku === row.sku ? [] : wrong('sku', device.sku)),
    ...(moved && warehouses.some(({ code }) => code === row.warehouse)
      ? wrong('warehouse', here)
      : []),
  ];
}
