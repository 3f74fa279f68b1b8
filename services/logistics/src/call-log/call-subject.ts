import { AsyncLocalStorage } from 'node:async_hooks';

const subject = new AsyncLocalStorage<readonly string[]>();

/** Whatever is asked of a carrier during this work is about these parcels; the log says so. */
export const aboutShipments = <T>(shipmentIds: readonly string[], work: () => Promise<T>) =>
  subject.run(shipmentIds, work);

export const currentShipments = (): readonly string[] => subject.getStore() ?? [];
