import { invalidInput, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context, Tx } from '../context.ts';
import { foundProblem } from '../found-problem.ts';
import type { Device } from '../generated/prisma/client.ts';
import type { ChangeDeviceInput, StockReason } from '../generated/resolvers.ts';
import { reserveWaiting } from '../jobs/reserve-waiting.ts';
import { lockLevels, moveStock } from '../stock/stock.ts';
import { mustGo } from '../transition.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { deviceActions } from './device-actions.ts';
import { deviceTransitions, oursAgain } from './device-status.ts';

const inputSchema = z.object({
  deviceId: requiredText(40),
  action: z.enum(['REPAIR', 'RESTOCK', 'RETIRE', 'REPORT_LOST', 'REPORT_FOUND']),
  reason: requiredText(500),
  warehouseId: requiredText(40).nullish(),
});

/** Takes a step in a device's life. The shelf's level follows a device that leaves it or comes to it. */
export async function changeDevice(ctx: Context, given: ChangeDeviceInput) {
  const { viewer } = ctx;
  const parsed = parseInput(inputSchema, given, viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { deviceId, action, reason, warehouseId } = parsed.value;
  return ctx.transact(async (tx) => {
    await tx.db.$queryRaw`SELECT 1 FROM "Device" WHERE "id" = ${deviceId} FOR UPDATE`;
    const device = await tx.db.device.findUnique({ where: { id: deviceId } });
    if (device === null) return notFound(viewer, 'Device', 'deviceId');
    const step = deviceActions[action];
    const to = step.to(device);
    if (!step.from.includes(device.status)) {
      return refusedTransition(viewer, { from: device.status, to, field: 'action' });
    }
    const shelf = warehouseId ?? (device.organizationId === null ? device.warehouseId : null);
    if (to === 'IN_STOCK') {
      if (shelf === null) {
        const en = 'Say on whose shelf it goes.';
        const fr = 'Indiquez dans quel entrepôt il est rangé.';
        return invalidInput([foundProblem(viewer.locale, ['warehouseId'], 'REQUIRED', en, fr)]);
      }
      const known = await tx.db.warehouse.findUnique({ where: { id: shelf } });
      if (known === null) return notFound(viewer, 'Warehouse', 'warehouseId');
    }
    const cause = { reference: deviceId, reason: step.stockReason, note: reason };
    const madeBy = viewer.actorName;
    if (device.status === 'IN_STOCK' && !(await leaveShelf(tx, device, { ...cause, madeBy }))) {
      const en = 'Every piece on the shelf is promised to an order. Split or cancel one first.';
      const fr =
        'Chaque pièce en rayon est promise à une commande. Divisez-en ou annulez-en une d’abord.';
      return invalidInput([foundProblem(viewer.locale, ['action'], 'PROMISED', en, fr)]);
    }
    if (to === 'IN_STOCK' && shelf !== null) {
      await lockLevels(tx, shelf, [device.sku]);
      const pieces = [{ sku: device.sku, quantity: 1 }];
      await moveStock(tx, 'ADJUSTED', { warehouseId: shelf, ...cause, madeBy }, pieces);
      tx.enqueue(reserveWaiting, { warehouseId: shelf });
    }
    const changed = await tx.db.device.update({
      where: { id: deviceId },
      data: {
        status: mustGo(deviceTransitions, device.status, to),
        ...(to === 'IN_STOCK' ? { ...oursAgain, warehouseId: shelf } : {}),
        ...{ statusAt: tx.now, statusReason: reason, statusBy: madeBy },
        version: { increment: 1 },
      },
    });
    tx.audit({
      action: 'device.changed',
      targetType: 'Device',
      targetId: deviceId,
      organizationId: device.organizationId,
      before: { status: device.status },
      after: { status: to, reason },
    });
    return { __typename: 'ChangeDeviceSuccess' as const, device: changed };
  });
}

/** False when orders were promised every piece that is there. */
async function leaveShelf(
  tx: Tx,
  { warehouseId, sku }: Device,
  cause: { reference: string; reason: StockReason; note: string; madeBy: string | null },
): Promise<boolean> {
  if (warehouseId === null) throw new Error('A device in stock lies in a warehouse.');
  const level = (await lockLevels(tx, warehouseId, [sku])).get(sku);
  if (level === undefined || level.onHand - level.reserved < 1) return false;
  await moveStock(tx, 'ADJUSTED', { warehouseId, ...cause }, [{ sku, quantity: -1 }]);
  return true;
}
