import type { Captured, Replay } from '../replay-port.ts';
import { readXml, type XmlDocument, XmlError } from '../xml.ts';
import { readError, unreadable } from './messages.ts';
import { readRates } from './rates.ts';
import { readShipment } from './shipment.ts';
import { readTracking } from './tracking.ts';

export const replay: Replay = {
  rates: (captured) => readRates(read(captured)),
  label: (captured) => readShipment(read(captured)),
  tracking: (captured) => readTracking(read(captured)),
  error: refusal,
};

/** A refusal may come with a good status. */
function read(captured: Captured): XmlDocument {
  if (captured.status >= 400) throw refusal(captured);
  try {
    const document = readXml(captured.body.toString());
    if (document.root === 'messages') throw refusal(captured);
    return document;
  } catch (error) {
    throw error instanceof XmlError ? unreadable(error.message) : error;
  }
}

function refusal({ status, body, retryAfter }: Captured) {
  return readError(status, body.toString(), retryAfter ?? null);
}
