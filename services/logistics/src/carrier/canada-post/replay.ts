import { CarrierError } from '../carrier-error.ts';
import type { Captured, Replay } from '../replay-port.ts';
import { type XmlDocument, XmlError } from '../xml.ts';
import { readDocument } from './document.ts';
import { readPdf, readZpl } from './label.ts';
import { readManifestAnswer } from './manifest-answer.ts';
import { readError, unreadable } from './messages.ts';
import { readAvailability, readPickup } from './pickup.ts';
import { readRates } from './rates.ts';
import { readBought } from './shipment.ts';
import { readTracking } from './tracking.ts';
import { readRefund } from './void-label.ts';

export const replay: Replay = {
  rates: (captured) => readRates(read(captured)),
  label: readLabel,
  void: readVoid,
  tracking: (captured) => readTracking(read(captured)),
  manifest: (captured) =>
    startsWith(captured, '%PDF-') ? readPdf(captured.body) : readManifestAnswer(read(captured)),
  pickup: readPickupAnswer,
  error: refusal,
};

/** The answer to a purchase, or the file that was fetched after it. */
function readLabel(captured: Captured) {
  if (captured.status === 202) throw notReady();
  if (startsWith(captured, '%PDF-')) return readPdf(captured.body);
  if (startsWith(captured, '^XA')) return readZpl(captured.body);
  return readBought(read(captured));
}

/** A shipment that was deleted is answered with nothing, one that is refunded with a ticket. */
function readVoid(captured: Captured) {
  const isEmpty = ['', '{}'].includes(captured.body.toString().trim());
  if (isEmpty && captured.status < 300) return { status: 'VOIDED', refundReference: null };
  return readRefund(read(captured));
}

function readPickupAnswer(captured: Captured) {
  if (captured.status < 300 && captured.body.toString().trim() === '') return { canceled: true };
  const document = read(captured);
  if (document.root === 'pickup-availability') return readAvailability(document);
  if (document.root !== 'pickup-requests') return readPickup(document);
  return document.node
    .all('pickup-request')
    .map((node) => readPickup({ root: 'pickup-request', node }));
}

/** A refusal may come with a good status. */
function read(captured: Captured): XmlDocument {
  if (captured.status >= 400) throw refusal(captured);
  try {
    const document = readDocument(captured.body);
    if (document.root === 'messages') throw refusal({ ...captured, status: 400 });
    return document;
  } catch (error) {
    throw error instanceof XmlError ? unreadable(error.message) : error;
  }
}

function refusal({ status, body, retryAfter }: Captured): CarrierError {
  return readError(status, body, retryAfter ?? null);
}

function startsWith({ body }: Captured, mark: string): boolean {
  return body.subarray(0, 16).toString('latin1').trimStart().startsWith(mark);
}

function notReady(): CarrierError {
  return new CarrierError({
    carrier: 'CANADA_POST',
    kind: 'UNAVAILABLE',
    code: 'LABEL_NOT_READY',
    message: 'Canada Post has not drawn the document yet.',
  });
}
