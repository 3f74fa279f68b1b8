import type { VoidOutcome, VoidRequest } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import type { XmlDocument } from '../xml.ts';
import type { Api, CanadaPostSettings, MediaType } from './api.ts';
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
  const isReturn = request.carrierShipmentId === request.trackingNumber;
  if (isReturn) return { status: 'VOIDED', refundReference: null };
  if (contractId === null || request.isManifested) return refund(api, request);
  try {
    const path = `${api.paths.shipments}/${request.carrierShipmentId}`;
    await api.send({ method: 'DELETE', path, type: 'shipment', operation: 'voidLabel' });
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    if (error.code === alreadyTransmitted) return refund(api, request);
    // What is not there any more was voided before.
    if (error.kind !== 'NOT_FOUND') throw error;
  }
  return { status: 'VOIDED', refundReference: null };
}

/** Asked for once: the ticket of an earlier request stands in the details. */
async function refund(api: Api, { carrierShipmentId, contactEmail }: VoidRequest) {
  const withoutContract = api.paths.shipments.endsWith('ncshipment');
  const type: MediaType = withoutContract ? 'ncshipment' : 'shipment';
  const path = `${api.paths.shipments}/${carrierShipmentId}`;
  const details = await api.question({ path: `${path}/details`, type, operation: 'refund' });
  const ticket = ticketOf(details);
  if (ticket !== null) return requested(ticket);
  const name = withoutContract ? 'non-contract-shipment' : 'shipment';
  const message = {
    root: `${name}-refund-request`,
    namespace: `http://www.canadapost.ca/ws/${withoutContract ? 'ncshipment-v4' : 'shipment-v8'}`,
    elements: [['email', contactEmail]] as [string, string][],
  };
  const call = { method: 'POST', path: `${path}/refund`, type, message } as const;
  return readRefund(await api.order({ ...call, operation: 'refund' }));
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
