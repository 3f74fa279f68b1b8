import type { Captured, Replay } from '../replay-port.ts';
import { readBatches } from './batch.ts';
import { readAnswer, readError, unreadable } from './errors.ts';
import { failed } from './purchase.ts';
import { readRates } from './rates.ts';
import { readVoidAnswer } from './refund.ts';
import { purchaseState, readPurchase, readShipments } from './shipment.ts';
import { readTracking } from './tracking.ts';

/** Captured answers of Chit Chats through the adapter's own parsers. */
export const replay: Replay = {
  rates: (captured) => readRates(read(captured)),
  label: (captured) => {
    const shipments = readShipments(read(captured));
    if (shipments.some((shipment) => purchaseState(shipment) === 'FAILED')) throw failed();
    const purchases = shipments.map(readPurchase);
    if (purchases.length === 0) throw unreadable('The answer names no shipment.');
    return purchases.length === 1 ? purchases[0] : purchases;
  },
  // A refund that was asked for may be answered with nothing.
  void: (captured) =>
    captured.status < 400 && captured.body.toString().trim() === ''
      ? { status: 'REFUND_REQUESTED', refundReference: null }
      : readVoidAnswer(read(captured)),
  tracking: (captured) => readTracking(read(captured)),
  manifest: (captured) =>
    readBatches(read(captured)).map(({ id }) => ({
      ...{ carrierManifestId: id, trackingNumbers: [], document: null },
    })),
  error: ({ status, body, retryAfter }) => readError(status, body, retryAfter),
};

function read({ status, body, retryAfter }: Captured) {
  if (status >= 400) throw readError(status, body, retryAfter);
  return readAnswer(body);
}
