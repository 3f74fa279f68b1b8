import type { RefundState, VoidOutcome } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import type { JsonNode } from '../json.ts';
import type { Client } from './client.ts';
import { deleteDraft, openShipment } from './purchase.ts';
import { idOf, purchaseState, readShipments } from './shipment.ts';

/** Asks for the postage back. What was given back before is not asked for again. */
export async function giveBack(client: Client, id: string): Promise<VoidOutcome> {
  const shipment = await openShipment(client, id, 'refund');
  const state = purchaseState(shipment);
  if (state === 'GIVEN_BACK') return readVoid(shipment);
  if (state === 'DRAFT' && (await deleteDraft(client, id))) {
    return { status: 'VOIDED', refundReference: null };
  }
  const call = { method: 'PATCH', path: `/shipments/${id}/refund`, operation: 'refund' } as const;
  try {
    await client.send({ ...call, repeatable: true });
  } catch (error) {
    if (!(error instanceof CarrierError) || !mayHaveHappened(error)) throw error;
    const now = await openShipment(client, id, 'refund');
    if (purchaseState(now) !== 'GIVEN_BACK') throw error;
    return readVoid(now);
  }
  return readVoid(await openShipment(client, id, 'refund'));
}

/** A repeated request is refused when the first one was heard. */
const mayHaveHappened = (error: CarrierError) =>
  error.outcomeUnknown || error.kind === 'VALIDATION' || error.kind === 'CARRIER';

export function readVoid(shipment: JsonNode): VoidOutcome {
  const credited = refundStateOf(shipment) === 'CREDITED';
  return { status: credited ? 'VOIDED' : 'REFUND_REQUESTED', refundReference: idOf(shipment) };
}

export function refundStateOf(shipment: JsonNode): RefundState {
  const status = shipment.text('status')?.toLowerCase() ?? '';
  if (status === 'voided' || status === 'refund_approved') return 'CREDITED';
  if (status === 'refund_requested') return 'PENDING';
  if (/^refund_(rejected|denied|declined|refused)$/.test(status)) return 'REFUSED';
  // It travels: the postage was used.
  return purchaseState(shipment) === 'BOUGHT' ? 'REFUSED' : 'UNKNOWN';
}

/** What a refund's answer tells, which may hold the shipment or nothing. */
export function readVoidAnswer(answer: JsonNode): VoidOutcome {
  const [shipment] = readShipments(answer);
  if (shipment === undefined) return { status: 'REFUND_REQUESTED', refundReference: null };
  return readVoid(shipment);
}
