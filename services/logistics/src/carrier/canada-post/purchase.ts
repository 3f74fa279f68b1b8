import type { Carrier, LabelRequest, Purchase, PurchaseSearch } from '../carrier.ts';
import type { Api, CanadaPostSettings } from './api.ts';
import { idOfLink, listedPaths, readReference, readShipment } from './shipment.ts';
import { writeNonContractShipment, writeShipment } from './write-shipment.ts';

/** Buying with the commercial services, which find a shipment by our reference. */
export function commercialPurchases(
  { order, question, paths }: Api,
  settings: CanadaPostSettings,
): Pick<Carrier, 'buyLabel' | 'findPurchase'> {
  return {
    async buyLabel(request: LabelRequest): Promise<Purchase> {
      const message = writeShipment(request, settings);
      const call = { method: 'POST', path: paths.shipments, type: 'shipment', message } as const;
      return { ...readShipment(await order({ ...call, operation: 'buyLabel' })), label: null };
    },
    async findPurchase({ reference, known }: PurchaseSearch): Promise<Purchase | null> {
      const search = `?customerRequestId=${encodeURIComponent(reference)}`;
      const about = { type: 'shipment', operation: 'search' } as const;
      const list = await question({ path: `${paths.shipments}${search}`, ...about });
      const ids = listedIds(list);
      const others = await known(ids);
      for (const id of ids.filter((candidate) => !others.has(candidate)).reverse()) {
        const found = await question({ path: `${paths.shipments}/${id}`, ...about });
        // The carrier may not know the filter and list them all.
        const own = readReference(found);
        if (own === null || own === reference) return { ...readShipment(found), label: null };
      }
      return null;
    },
  };
}

/** Buying without contract: the list of shipments names no reference, so each new one is opened. */
export function nonContractPurchases(
  { order, question, paths }: Api,
  settings: CanadaPostSettings,
): Pick<Carrier, 'buyLabel' | 'findPurchase'> {
  return {
    async buyLabel(request: LabelRequest): Promise<Purchase> {
      const message = writeNonContractShipment(request, settings);
      const call = { method: 'POST', path: paths.shipments, type: 'ncshipment', message } as const;
      return { ...readShipment(await order({ ...call, operation: 'buyLabel' })), label: null };
    },
    async findPurchase({ reference, since, known }: PurchaseSearch): Promise<Purchase | null> {
      // Asked for six hours early, because the carrier may read times in Eastern time.
      const from = new Date(since.getTime() - 6 * 3_600_000);
      const stamp = from.toISOString().replaceAll(/\D/g, '').slice(0, 12);
      const about = { type: 'ncshipment', operation: 'search' } as const;
      const list = await question({ path: `${paths.shipments}?from=${stamp}`, ...about });
      const ids = listedIds(list);
      const others = await known(ids);
      for (const id of ids.filter((candidate) => !others.has(candidate)).reverse()) {
        const path = `${paths.shipments}/${id}`;
        const details = await question({ path: `${path}/details`, ...about });
        if (readReference(details) === reference) {
          return { ...readShipment(await question({ path, ...about })), label: null };
        }
      }
      return null;
    },
  };
}

/** A list is of links, or of the shipments themselves. */
function listedIds(list: Parameters<typeof listedPaths>[0]): string[] {
  const whole = list.node.all('shipment-info').map((info) => info.text('shipment-id') ?? '');
  const ids = [...whole, ...listedPaths(list, 'shipments').map(idOfLink)];
  return [...new Set(ids.filter((id) => /^\w+$/.test(id)))];
}
