import { setTimeout as sleep } from 'node:timers/promises';
import type { CarrierEvent, PickupPlace } from '../carrier/carrier.ts';
import type { Context } from '../context.ts';
import type { PublicParcel } from './public-parcel.ts';
import { statusOf } from './tracking-steps.ts';

/** A page does not wait longer for what is nice to know; the next one finds it kept. */
const waitMs = 1_500;

/** Where a parcel waits, with address and hours; null while it does not or nobody knows. */
export async function findPickupOffice(
  { services, log }: Pick<Context, 'services' | 'log'>,
  { shipment, events }: PublicParcel,
): Promise<PickupPlace | null> {
  if (shipment.status !== 'AVAILABLE_FOR_PICKUP') return null;
  const carrier = services.carriers.find(({ code }) => code === shipment.carrier);
  const event = events.find((one) => statusOf(one) === 'AVAILABLE_FOR_PICKUP');
  if (carrier?.pickupPlace === undefined || event === undefined) return null;
  const raw = event.raw as CarrierEvent['raw'];
  const asked = carrier.pickupPlace({ raw }).catch((err: unknown) => {
    log.info({ shipmentId: shipment.id, err }, 'The carrier did not say where a parcel waits.');
    return null;
  });
  return Promise.race([asked, sleep(waitMs, null, { ref: false })]);
}
