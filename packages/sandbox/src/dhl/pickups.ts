import { checkAccounts, laneOf, plannedMoment } from './checks.ts';
import { Problem, readBody } from './problems.ts';
import { pickupRequest } from './request-schemas.ts';
import type { Store } from './store.ts';

export function bookPickup(
  store: Store,
  body: unknown,
  accountNumber: string | undefined,
  nowMs: number,
) {
  const request = readBody(pickupRequest, body);
  plannedMoment(request.plannedPickupDateAndTime, nowMs);
  checkAccounts(request.accounts, accountNumber);
  const { postalAddress, contactInformation } = request.customerDetails.shipperDetails;
  const { from } = laneOf(postalAddress, postalAddress);
  const ready = request.plannedPickupDateAndTime.slice(11, 16);
  if (request.closeTime !== undefined && request.closeTime <= ready) {
    throw new Problem(400, '4004: The close time is before the time the parcels are ready.');
  }
  const day = request.plannedPickupDateAndTime.slice(2, 10).replaceAll('-', '');
  const number = `${from.code}${day}${String(store.next(nowMs) % 1_000_000).padStart(6, '0')}`;
  const requestorName = contactInformation.fullName;
  store.put({ kind: 'pickup', number, requestorName, canceled: false });
  return {
    dispatchConfirmationNumbers: [number],
    readyByTime: ready,
    nextPickupDate: request.plannedPickupDateAndTime.slice(0, 10),
    warnings: [],
  };
}

export function cancelPickup(
  store: Store,
  number: string,
  { requestorName, reason }: { requestorName?: string; reason?: string },
): void {
  if (!requestorName || !reason) {
    throw new Problem(400, 'Required query parameters requestorName and reason are missing.');
  }
  const pickup = store.pickup(number);
  if (!pickup) throw new Problem(404, `3004: Pickup ${number} not found.`);
  if (pickup.canceled) throw new Problem(400, `3005: Pickup ${number} is already cancelled.`);
  if (pickup.requestorName.toLowerCase() !== requestorName.toLowerCase()) {
    throw new Problem(400, '3006: The requestor is not the one who booked the pickup.');
  }
  store.put({ ...pickup, canceled: true });
}
