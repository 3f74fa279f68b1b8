import type { Env } from '../env.ts';
import { isLabeledAlone } from '../year/order-fate.ts';
import type { PlannedOrder } from '../year/plan-orders.ts';
import type { Api } from './api.ts';
import { buyLabels, type Labelled } from './buy-label.ts';
import { packOrder, type Work } from './pack-order.ts';

export type Parcel = Labelled & { order: PlannedOrder };

/** The warehouse's work on a paid order, as far as the order's fate goes; gives what has a label. */
export async function fulfilOrder(api: Api, env: Env, work: Work): Promise<Parcel[]> {
  const { order } = work;
  const packed = await packOrder(api, work);
  if (!isLabeledAlone(order.fate)) return [];
  const leaving = order.fate === 'PARTIAL' ? packed.slice(0, 1) : packed;
  const parcels: Parcel[] = [];
  for (const [index, each] of leaving.entries()) {
    const labelled = await buyLabels(api, env, work, { packed: each, index });
    parcels.push({ ...labelled, order });
  }
  return parcels;
}
