import type { Carrier, Purchase } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';

/** A label somebody wants, as it is stored before any carrier hears of it. */
export type LabelIntent = {
  /** Ours, the same however often it is asked for. */
  reference: string;
  requestedAt: Date;
  /** When the carrier was last asked to sell it, null when never. */
  askedAt: Date | null;
};

export type IntentSteps = {
  /** Commits the moment of asking before the question leaves. Throws when somebody else is at it. */
  noteAsking: () => Promise<Date>;
  /** Leaves the label alone until then. */
  leave: (untilMs: number) => Promise<void>;
  /** Those of the carrier's ids that belong to other parcels of ours. */
  known: (carrierShipmentIds: string[]) => Promise<Set<string>>;
  buy: () => Promise<Purchase>;
  /** How long an unanswered purchase may still take effect. */
  settleMs: number;
};

/** The carrier was asked a moment ago and its answer may still come into effect. */
export const stillOpen = 'LABEL_PENDING';

/**
 * Buys a label once, from wherever its intent stopped: what was asked for before is looked up, and asked
 * for again only when the carrier knows nothing of it after the time in which it could still take effect.
 */
export async function purchaseOnce(
  carrier: Carrier,
  intent: LabelIntent,
  steps: IntentSteps,
): Promise<Purchase> {
  return (await lookUp(carrier, intent, steps)) ?? (await buy(carrier, intent, steps));
}

/** Asked before: it may have been sold although we did not hear so. */
async function lookUp(
  carrier: Carrier,
  { reference, requestedAt, askedAt }: LabelIntent,
  { known, leave, settleMs }: IntentSteps,
): Promise<Purchase | null> {
  if (askedAt === null) return null;
  const found = await search(carrier, { reference, since: requestedAt, askedAt, known });
  if (found !== null) return found;
  const settledAt = askedAt.getTime() + settleMs;
  if (Date.now() >= settledAt) return null;
  await leave(settledAt);
  throw pendingError(carrier.code, 'The last request for this label may still take effect.');
}

/** A look-up that fails leaves the outcome as unknown as it was. */
async function search(
  carrier: Carrier,
  what: Parameters<Carrier['findPurchase']>[0],
): Promise<Purchase | null> {
  try {
    return await carrier.findPurchase(what);
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    const { kind, code, message } = error;
    throw new CarrierError({ carrier: carrier.code, kind, code, message, outcomeUnknown: true });
  }
}

async function buy(carrier: Carrier, intent: LabelIntent, steps: IntentSteps): Promise<Purchase> {
  const askedAt = await steps.noteAsking();
  try {
    return await steps.buy();
  } catch (error) {
    if (!(error instanceof CarrierError) || !error.outcomeUnknown) throw error;
    const found = await lookUp(carrier, { ...intent, askedAt }, steps);
    if (found === null) throw error;
    return found;
  }
}

export function pendingError(carrier: Carrier['code'], message: string): CarrierError {
  return new CarrierError({
    ...{ carrier, kind: 'UNAVAILABLE', code: stillOpen, message },
    outcomeUnknown: true,
  });
}
