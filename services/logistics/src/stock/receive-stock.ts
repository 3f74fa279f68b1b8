import {
  type InputProblem,
  invalidInput,
  optionalText,
  parseInput,
  problem,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context, Tx } from '../context.ts';
import { isImei, normalizeSerial, serialPattern } from '../device/serial.ts';
import type { StockItem } from '../generated/prisma/client.ts';
import type { ReceiveStockInput } from '../generated/resolvers.ts';
import { reserveWaiting } from '../jobs/reserve-waiting.ts';
import { notFound } from '../user-errors.ts';
import { lockLevels, moveStock } from './stock.ts';

const serial = requiredText(80)
  .transform(normalizeSerial)
  .refine((text) => serialPattern.test(text), {
    params: problem(
      'SERIAL',
      'A serial has 4 to 40 letters, digits or hyphens.',
      'Un numéro de série compte de 4 à 40 lettres, chiffres ou traits d’union.',
    ).params,
  });

const imei = requiredText(40)
  .transform((text) => text.replaceAll(/[\s-]/g, ''))
  .refine(isImei, {
    params: problem(
      'IMEI',
      'An IMEI has 15 digits, the last of which is its check digit.',
      'Un IMEI compte 15 chiffres, dont le dernier est la clé de contrôle.',
    ).params,
  });

const inputSchema = z.object({
  warehouseId: requiredText(40),
  sku: requiredText(60).transform((sku) => sku.toUpperCase()),
  devices: z
    .array(z.object({ serial, imei, firmware: optionalText(40) }))
    .max(500)
    .nullish()
    .transform((devices) => devices ?? []),
  quantity: z.int().min(1).max(100_000).nullish(),
});

type Input = z.output<typeof inputSchema>;

/** Takes goods into a warehouse, and gives them to the orders that wait for them. */
export async function receiveStock(ctx: Context, given: ReceiveStockInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const input = parsed.value;
  return ctx.transact(async (tx) => {
    const warehouse = await tx.db.warehouse.findUnique({ where: { id: input.warehouseId } });
    if (warehouse === null) return notFound(ctx.viewer, 'Warehouse', 'warehouseId');
    const item = await tx.db.stockItem.findUnique({ where: { sku: input.sku } });
    // One receipt after the other, so that two of the same devices are told, not stumbled over.
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('receive stock'))`;
    const problems = await findProblems(tx, input, item, ctx.viewer.locale);
    if (item === null || problems.length > 0) return invalidInput(problems);

    const received = item.serialized ? input.devices.length : (input.quantity ?? 0);
    const reference = newId('mov', tx.now);
    await lockLevels(tx, warehouse.id, [item.sku]);
    await moveStock(tx, 'RECEIVED', { warehouseId: warehouse.id, reference }, [
      { sku: item.sku, quantity: received },
    ]);
    await tx.db.device.createMany({
      data: input.devices.map((device) => ({
        ...device,
        id: newId('dev', tx.now),
        sku: item.sku,
        status: 'IN_STOCK' as const,
        warehouseId: warehouse.id,
        createdAt: tx.now,
      })),
    });
    tx.enqueue(reserveWaiting, { warehouseId: warehouse.id });
    tx.audit({
      action: 'stock.received',
      targetType: 'Warehouse',
      targetId: warehouse.id,
      after: { sku: item.sku, received, serials: input.devices.map((device) => device.serial) },
    });
    return { __typename: 'ReceiveStockSuccess' as const, warehouse, received };
  });
}

type Locale = Context['viewer']['locale'];

/** What only the database knows to be wrong, every problem with its place. */
async function findProblems(
  tx: Tx,
  input: Input,
  item: StockItem | null,
  locale: Locale,
): Promise<InputProblem[]> {
  const say = (path: (string | number)[], code: string, en: string, fr: string): InputProblem => ({
    message: locale === 'fr' ? fr : en,
    path: ['input', ...path.map(String)],
    code,
  });
  if (item === null) {
    return [say(['sku'], 'UNKNOWN_SKU', 'No item has this SKU.', 'Aucun article ne porte ce SKU.')];
  }
  if (!item.serialized) {
    return [
      ...(input.devices.length > 0
        ? [
            say(
              ['devices'],
              'NO_SERIALS',
              'This item has no serials: give a quantity.',
              'Cet article n’a pas de numéros de série : indiquez une quantité.',
            ),
          ]
        : []),
      ...(input.quantity == null
        ? [say(['quantity'], 'REQUIRED', 'This must be filled in.', 'Ce champ est obligatoire.')]
        : []),
    ];
  }
  const problems: InputProblem[] = [];
  if (input.devices.length === 0) {
    problems.push(
      say(
        ['devices'],
        'REQUIRED',
        'Each device needs its serial.',
        'Chaque appareil doit avoir son numéro de série.',
      ),
    );
  }
  if (input.quantity != null && input.quantity !== input.devices.length) {
    problems.push(
      say(
        ['quantity'],
        'QUANTITY',
        'The quantity is not the number of devices.',
        'La quantité ne correspond pas au nombre d’appareils.',
      ),
    );
  }
  for (const key of ['serial', 'imei'] as const) {
    const values = input.devices.map((device) => device[key]);
    const rows = await tx.db.device.findMany({
      where: key === 'serial' ? { serial: { in: values } } : { imei: { in: values } },
      select: { serial: true, imei: true },
    });
    const taken = new Set(rows.map((row) => row[key]));
    for (const [index, value] of values.entries()) {
      if (!taken.has(value) && values.indexOf(value) === index) continue;
      problems.push(
        say(
          ['devices', index, key],
          'TAKEN',
          `${value} is already known.`,
          `${value} est déjà connu.`,
        ),
      );
    }
  }
  return problems;
}
