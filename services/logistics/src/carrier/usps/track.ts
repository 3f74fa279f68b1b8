import type { TrackedParcel, Tracking, TrackingAnswer } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import type { CarrierResponse } from '../transport.ts';
import type { UspsCall } from './access.ts';
import { readError } from './errors.ts';
import { readTracking } from './tracking.ts';
import { plainNumber } from './tracking-number.ts';

/** How many numbers one question may name. */
export const tracksAtOnce = 35;

type Ask = (
  call: Pick<UspsCall, 'method' | 'path' | 'operation' | 'body'>,
) => Promise<CarrierResponse>;

/** For how long the newer interface is not asked again once it said no. */
const olderMs = 3_600_000;

/**
 * All numbers by the newer interface at once; one by one by the older where the account has no access to
 * the newer, or it does not know itself.
 */
export function createTracker(ask: Ask) {
  let olderUntil = 0;

  return async (parcels: readonly TrackedParcel[]): Promise<TrackingAnswer[]> => {
    if (parcels.length === 0) return [];
    if (Date.now() < olderUntil) return trackEach(ask, parcels);
    const path = '/tracking/v3r2/tracking';
    const body = parcels.map(question);
    const answer = await ask({ method: 'POST', path, operation: 'trackMany', body });
    // A single number may be what a 400 is about; the others are about the interface itself.
    if ([403, 404, 405].includes(answer.status)) olderUntil = Date.now() + olderMs;
    return [400, 403, 404, 405].includes(answer.status)
      ? trackEach(ask, parcels)
      : match(parcels, read(answer));
  };
}

function question({ trackingNumber, destinationPostalCode, mailingDate }: TrackedParcel) {
  const zip = /^\d{5}/.exec(destinationPostalCode ?? '')?.[0];
  return {
    trackingNumber,
    ...(zip === undefined ? {} : { destinationZIPCode: zip }),
    ...(mailingDate === null ? {} : { mailingDate }),
  };
}

async function trackEach(ask: Ask, parcels: readonly TrackedParcel[]): Promise<TrackingAnswer[]> {
  const answers: TrackingAnswer[] = [];
  // One after another: the usual quota is sixty calls an hour.
  for (const { trackingNumber } of parcels) {
    const path = `/tracking/v3/tracking/${encodeURIComponent(trackingNumber)}?expand=DETAIL`;
    const result = await ask({ method: 'GET', path, operation: 'track' })
      .then((answer) => read(answer)[0] ?? unknownNumber(trackingNumber))
      .catch((error: Error) => error);
    answers.push({ trackingNumber, result });
    if (result instanceof CarrierError && result.kind === 'RATE_LIMITED') break;
  }
  return parcels.map(
    ({ trackingNumber }, index) =>
      answers[index] ?? { trackingNumber, result: (answers.at(-1) as TrackingAnswer).result },
  );
}

function read(answer: CarrierResponse): (Tracking | CarrierError)[] {
  const body = answer.body.toString();
  if (answer.status >= 400) throw readError(answer.status, body, answer.header('retry-after'));
  return readTracking(body);
}

/** By number; a refusal names none, so it belongs to the parcel at its place. */
function match(
  parcels: readonly TrackedParcel[],
  read: (Tracking | CarrierError)[],
): TrackingAnswer[] {
  const byNumber = new Map(
    read.flatMap((item) => (item instanceof CarrierError ? [] : [[item.trackingNumber, item]])),
  );
  return parcels.map(({ trackingNumber }, index) => {
    const found = byNumber.get(trackingNumber) ?? byNumber.get(plainNumber(trackingNumber));
    const atItsPlace = read[index];
    const refused = atItsPlace instanceof CarrierError ? atItsPlace : unknownNumber(trackingNumber);
    return { trackingNumber, result: found ?? refused };
  });
}

function unknownNumber(trackingNumber: string): CarrierError {
  return new CarrierError({
    carrier: 'USPS',
    kind: 'NOT_FOUND',
    message: `USPS tells nothing of ${trackingNumber}.`,
  });
}
