import type { Context } from '../context.ts';
import { findLines, findOrders, linesOfOrders } from './order.repository.ts';

export function orderLoader(context: Context) {
  return context.loader('orders', async (ids: readonly string[]) => {
    const orders = await findOrders(context.db, ids);
    return ids.map((id) => orders.find((order) => order.id === id) ?? null);
  });
}

export function linesLoader(context: Context) {
  return context.loader('lines of orders', async (ids: readonly string[]) => {
    const lines = await linesOfOrders(context.db, ids);
    return ids.map((id) => lines.filter((line) => line.orderId === id));
  });
}

export function lineLoader(context: Context) {
  return context.loader('order lines', async (ids: readonly string[]) => {
    const lines = await findLines(context.db, ids);
    return ids.map((id) => lines.find((line) => line.id === id) ?? null);
  });
}
