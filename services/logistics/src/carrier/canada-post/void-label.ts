import type { VoidOutcome, VoidRequest } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import type { XmlDocument, XmlElement } from '../xml.ts';
import type { Api, CanadaPostSettings } from './api.ts';
import { unreadable } from './messages.ts';

/** The parcel was told to Canada Post already: it cannot be voided, but its money can be asked back. */
const alreadyTransmitted = '8034';

/**
 * Deletes a shipment that was not transmitted; asks for the money of one that was. A return label that
 * nobody used was never charged.
 */
export async function voidLabel(
  api: Api,
  { contractId }: CanadaPostSettings,
  request: VoidRequest,
): Promise<VoidOutcome> {
  const { shipments, nonContract } = api.paths;
  const isReturn = request.carrierShipmentId === request.trackingNumber;
  if (isReturn) return voided;
  if (contractId === null || request.isManifested) return refund(api, request, shipments);
  try {
    const path = `${shipments}/${request.carrierShipmentId}`;
    await api.send({ method: 'DELETE', path, type: 'shipment', operation: 'voidLabel' });
    return voided;
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    if (error.code === alreadyTransmitted) return refund(api, request, shipments);
    if (error.kind !== 'NOT_FOUND') throw error;
  }
  // Bought before there was a contract, or voided before.
  return nonContract === null ? voided : unlessNotFound(refund(api, request, nonContract));
}

const voided: VoidOutcome = { status: 'VOIDED', refundReference: null };

async function unlessNotFound(asked: Promise<VoidOutcome>): Promise<VoidOutcome> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof CarrierError && error.kind === 'NOT_FOUND') return voided;
    throw error;
  }
}

/** Asked for once: the ticket of an earlier request stands in the details. */
async function refund(
  api: Api,
  { carrierShipmentId, contactEmail }: VoidRequest,
  shipments: string,
): Promise<VoidOutcome> {
  const isCommercial = shipments !== api.paths.nonContract;
  const type = isCommercial ? 'shipment' : 'ncshipment';
  const path = `${shipments}/${carrierShipmentId}`;
  const details = await api.question({ path: `${path}/details`, type, operation: 'refund' });
  const ticket = ticketOf(details);
  if (ticket !== null) return requested(ticket);
  const elements: XmlElement[] = [['email', contactEmail]];
  const message = isCommercial
    ? { root: 'shipment-refund-request', namespace: 'http://www.canadapost.ca/ws/shipment-v8' }
    : {
        root: 'non-contract-shipment-refund-request',
        namespace: 'http://www.canadapost.ca/ws/ncshipment-v4',
      };
  const answer = await api.order({
    ...{ method: 'POST', path: `${path}/refund`, type, operation: 'refund' },
    message: { ...message, elements },
  });
  return readRefund(answer);
}

/** The answer to a request for a refund. */
export function readRefund(document: XmlDocument): VoidOutcome {
  if (!document.root.endsWith('refund-request-info')) {
    throw unreadable(`<${document.root}> instead of a refund's ticket.`);
  }
  return requested(document.node.text('service-ticket-id'));
}

function ticketOf({ node }: XmlDocument): string | null {
  const where = [['refund-request-info'], ['shipment-detail', 'refund-request-info']];
  const found = where.map((path) => node.text(...path, 'service-ticket-id'));
  return found.find((ticket) => ticket !== null) ?? null;
}

const requested = (refundReference: string | null): VoidOutcome => ({
  ...{ status: 'REFUND_REQUESTED', refundReference },
});
