import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startCanadaPostSandbox } from '@mobilytics/sandbox/canada-post/start-canada-post-sandbox';
import type { CanadaPostSettings } from '../src/carrier/canada-post/api.ts';
import { createCanadaPost } from '../src/carrier/canada-post/canada-post.ts';
import { request } from '../src/carrier/canada-post/fixtures.ts';
import type { Carrier, LabelRequest, Purchase, Tracking } from '../src/carrier/carrier.ts';
import { CarrierError } from '../src/carrier/carrier-error.ts';
import { directTransport } from '../src/carrier/http.ts';

const sandbox = await startCanadaPostSandbox({
  ...{ port: 0, lifeSeconds: 86_400, manifestMsPerShipment: 20 },
  credentials: { username: 'client', password: 'secret' },
});
after(() => sandbox.close());
const portal = `${sandbox.url}/prod/devportal-portaildesdeveloppeurs`;

export const connect = (changes: Partial<CanadaPostSettings> = {}): Carrier =>
  createCanadaPost({
    ...{ apiBase: changes.generation === 'JSON' ? portal : sandbox.url, generation: 'XML' },
    ...{ username: 'client', password: 'secret', customerNumber: '2004381', contractId: null },
    ...{ usdPerCad: 0.72, timeoutMs: 5_000, artifactPauseMs: 20 },
    ...{ transport: directTransport('CANADA_POST'), ...changes },
  });
const contractId = '42708517';
export const modes = {
  'without contract': { contractId: null, generation: 'XML' },
  'with a contract': { contractId, generation: 'XML' },
  'by JSON': { contractId, generation: 'JSON' },
} as const;

export const control = async (path: string, body?: object) => {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return response.status === 204 ? undefined : response.json();
};
export const fault = (kind: string, method: string, more: object = {}) =>
  control('faults', { kind, method, ...more });
type Charge = { reference: string; trackingNumber: string; amountMinor: number; state: string };
export const charges = async () => ((await control('charges')) as { charges: Charge[] }).charges;
export const refused = async (work: Promise<unknown>): Promise<CarrierError> => {
  const error = await work.then(
    () => assert.fail('It was not refused.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CarrierError, String(error));
  return error;
};

let number = 0;
export const label = (changes: Partial<LabelRequest> = {}): LabelRequest => {
  number += 1;
  return { ...request, mailingDate: today(), reference: `shp_${number}`, ...changes };
};
export const today = () => new Date().toISOString().slice(0, 10);
export const search = ({ reference }: LabelRequest) => ({
  ...{ reference, since: new Date(Date.now() - 60_000) },
  known: async () => new Set<string>(),
});
const voidRequest = (bought: Purchase, isManifested = false) => ({
  ...{ carrierShipmentId: bought.carrierShipmentId, trackingNumber: bought.trackingNumber },
  ...{ reference: 'r', purchasedAt: new Date(), isManifested, contactEmail: 'ops@example.com' },
});
export const track = async (carrier: Carrier, trackingNumber: string): Promise<Tracking> => {
  const nothing = { carrierShipmentId: null, mailingDate: null };
  const [answer] = await carrier.track([
    { trackingNumber, ...nothing, destinationPostalCode: null, destinationCountry: null },
  ]);
  if (answer === undefined || answer.result instanceof Error) throw answer?.result;
  return answer.result;
};
export const voidLabel = (carrier: Carrier, bought: Purchase, isManifested = false) => {
  assert.ok(carrier.voidLabel);
  return carrier.voidLabel(voidRequest(bought, isManifested));
};

/** Where the calls begin that make shipments and manifests. */
export const shippingPath = ({ generation }: { generation: string }) =>
  generation === 'JSON' ? '/prod/devportal-portaildesdeveloppeurs/shipping' : '/rs/2004381';
