import type { Tracking } from '../carrier.ts';
import type { CarrierError } from '../carrier-error.ts';
import type { JsonNode } from '../json.ts';
import type { Captured, Replay } from '../replay-port.ts';
import { readAddress } from './address.ts';
import { readAnswer, readError } from './errors.ts';
import { readPickup } from './pickup.ts';
import { readRates } from './rates.ts';
import { readPurchase } from './shipment.ts';
import { readTracking } from './tracking.ts';
import { readUnified } from './unified-tracking.ts';

export const replay: Replay = {
  rates: (captured) => readRates(read(captured)),
  label: (captured) => readPurchase(read(captured)),
  tracking: (captured) => readAnyTracking(read(captured)),
  pickup: (captured) => readPickup(read(captured)),
  address: (captured) => readAddress(read(captured)),
  error: refusal,
};

/** MyDHL numbers a shipment `shipmentTrackingNumber`, the tracking of all divisions `id`. */
export function readAnyTracking(answer: JsonNode): (Tracking | CarrierError)[] {
  const isUnified = answer.all('shipments').some((shipment) => shipment.text('id') !== null);
  return isUnified ? readUnified(answer) : readTracking(answer);
}

function read(captured: Captured): JsonNode {
  if (captured.status >= 400) throw refusal(captured);
  return readAnswer(captured.body);
}

function refusal({ status, body, retryAfter }: Captured) {
  return readError(status, body, retryAfter ?? null);
}
