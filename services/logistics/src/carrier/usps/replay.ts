import { CarrierError } from '../carrier-error.ts';
import type { Captured, Replay } from '../replay-port.ts';
import { readAddress, readAddressRefusal } from './address.ts';
import { isError, readError } from './errors.ts';
import { list, object, parseJson } from './json.ts';
import { readLabel } from './label.ts';
import { readScanForm } from './manifest.ts';
import { readPickup } from './pickup.ts';
import { readRates } from './rates.ts';
import { readTracking } from './tracking.ts';
import { readVoid, readVoidRefusal } from './void.ts';

export const replay: Replay = {
  rates: (captured) => readRates(answered(captured)),
  label: (captured) => {
    answered(captured);
    const { label: _, ...purchased } = readLabel(captured.body, 'PDF_4X6');
    return purchased;
  },
  void: ({ body, status, retryAfter }) => {
    const told = body.toString();
    return status >= 400 || isError(told)
      ? readVoidRefusal(status, told, retryAfter ?? null)
      : readVoid(told);
  },
  tracking: (captured) => readTracking(answered(captured)),
  manifest: (captured) => {
    answered(captured);
    const { document: _, ...manifest } = readScanForm(captured.body);
    return manifest;
  },
  pickup: (captured) => {
    const body = answered(captured);
    const asked = object(list(parseJson(body))[0]);
    // The question whether USPS collects there is answered by the address alone.
    const isEligibility = asked.pickupAddress !== undefined && !('confirmationNumber' in asked);
    return isEligibility ? { isEligible: true } : readPickup(body, null);
  },
  address: (captured) => {
    try {
      return readAddress(answered(captured), null);
    } catch (error) {
      const verdict = error instanceof CarrierError ? readAddressRefusal(error) : null;
      if (verdict === null) throw error;
      return verdict;
    }
  },
  error: refusal,
};

/** The body, unless it is a refusal, which may come with a good status. */
function answered(captured: Captured): string {
  const body = captured.body.toString();
  if (captured.status >= 400 || isError(body)) throw refusal(captured);
  return body;
}

function refusal({ status, body, retryAfter }: Captured): CarrierError {
  return readError(status, body.toString(), retryAfter ?? null);
}
