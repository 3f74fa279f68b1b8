import { CarrierError } from '../carrier-error.ts';
import { JsonError, type JsonNode, readJson } from '../json.ts';
import type { CarrierTransport } from '../transport.ts';
import { readAnswer, readError, unreadable } from './errors.ts';

/** What DHL sends to the address that we gave it. Nothing in it is signed: a push is a hint to ask. */
export type DhlPush =
  /** It asks whether the address is ours: answer with `activate`. */
  | { kind: 'validate'; subscriptionId: string; secret: string }
  /** Something happened to these parcels; `hints` tell repeated pushes apart. */
  | { kind: 'push'; trackingNumbers: string[]; hints: string[] }
  /** The subscription lives or ended, or a scope we have not met. */
  | { kind: 'notice'; scope: string };

type Headers = Record<string, string | string[] | undefined>;

const secretHeader = 'dhl-api-hook-secret';

/** Reads one delivery. Header names are in lower case, as Node gives them. */
export function readDhlPush(rawBody: Buffer | string, headers: Headers = {}): DhlPush {
  const body = readBody(rawBody);
  const scope = body.text('scope') ?? '';
  if (scope === 'subscription.validate') {
    const secret = body.text('secret') ?? [headers[secretHeader] ?? null].flat()[0] ?? null;
    const subscriptionId = idOf(body.text('self') ?? body.text('id'));
    if (secret === null || subscriptionId === null) {
      throw unreadable('The validation names no subscription or no secret.');
    }
    return { kind: 'validate', subscriptionId, secret };
  }
  const shipments = body.all('shipments');
  if (scope !== 'subscription.push' && shipments.length === 0) return { kind: 'notice', scope };
  const named = shipments.flatMap((shipment) => {
    const id = shipment.text('id') ?? shipment.text('shipmentTrackingNumber');
    if (id === null) return [];
    const status = shipment.at('status');
    return [{ id, hint: [id, status.text('timestamp'), status.text('statusCode')].join(' ') }];
  });
  return {
    kind: 'push',
    trackingNumbers: [...new Set(named.map(({ id }) => id))],
    hints: [...new Set(named.map(({ hint }) => hint))],
  };
}

export type PushSettings = {
  /** Such as `https://api-eu.dhl.com`. */
  apiBase: string;
  apiKey: string;
  timeoutMs: number;
  transport: CarrierTransport;
};

export type Subscription = {
  /** Where DHL is to push; put a token that nobody guesses in it. */
  hookUri: string;
  /** The division, for example `express`. */
  service: string;
  /** At most ten. */
  trackingNumbers: string[];
};

/** Subscriptions to Unified Push. */
export function createPushSubscriptions({ apiBase, apiKey, timeoutMs, transport }: PushSettings) {
  const call = async (
    method: 'POST' | 'DELETE',
    path: string,
    more: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Buffer> => {
    const { body, headers } = more;
    const response = await transport({
      ...{ method, operation: 'track', repeatable: false, timeoutMs },
      // Only the id is taken of a link in a push, so that our key goes to DHL alone.
      url: new URL(`/tracking/push/v1${path}`, apiBase).href,
      headers: {
        accept: 'application/json',
        'dhl-api-key': apiKey,
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status < 400) return response.body;
    throw readError(response.status, response.body, response.header('retry-after'));
  };

  return {
    /** Asks for pushes about parcels; DHL then validates the address. The id, when DHL names it. */
    async subscribe({ hookUri, service, trackingNumbers }: Subscription): Promise<string | null> {
      if (trackingNumbers.length === 0 || trackingNumbers.length > 10) {
        throw new CarrierError({
          ...{ carrier: 'DHL', kind: 'VALIDATION', fields: ['trackingNumbers'] },
          message: 'A subscription names from one to ten parcels.',
        });
      }
      const body = {
        hook: { uri: hookUri },
        format: 'Default',
        type: 'Shipment',
        service,
        events: ['Pre-Transit', 'Transit', 'Delivered', 'Failure', 'Unknown'],
        shipmentIDs: trackingNumbers,
      };
      const answer = await call('POST', '/subscription', { body });
      if (answer.length === 0) return null;
      const read = readAnswer(answer);
      return idOf(read.text('self') ?? read.text('id'));
    },
    /** Shows DHL that the address is ours. */
    async activate({ subscriptionId, secret }: { subscriptionId: string; secret: string }) {
      await call('POST', `/subscription/${encodeURIComponent(subscriptionId)}`, {
        headers: { [secretHeader]: secret },
      });
    },
    /** One that is gone already is no error. */
    async end(subscriptionId: string): Promise<void> {
      try {
        await call('DELETE', `/subscription/${encodeURIComponent(subscriptionId)}`);
      } catch (error) {
        if (!(error instanceof CarrierError) || error.kind !== 'NOT_FOUND') throw error;
      }
    },
  };
}

/** The id at the end of a link, or the id itself. */
function idOf(self: string | null): string | null {
  return /([\w-]+)\/?$/.exec(self ?? '')?.[1] ?? null;
}

function readBody(rawBody: Buffer | string): JsonNode {
  try {
    return readJson(rawBody);
  } catch (error) {
    if (error instanceof JsonError) throw unreadable(error.message);
    throw error;
  }
}
