import assert from 'node:assert/strict';
import { after, beforeEach } from 'node:test';
import { startUspsSandbox } from '@mobilytics/sandbox/usps/start-usps-sandbox';
import type { Purchase } from '../src/carrier/carrier.ts';
import { CarrierError } from '../src/carrier/carrier-error.ts';
import { directTransport } from '../src/carrier/http.ts';
import type { CarrierCall } from '../src/carrier/transport.ts';
import { createUsps, type UspsSettings } from '../src/carrier/usps/usps.ts';

/** An adapter, the local USPS it speaks to, and what tests of both ask for. */
const credentials = { clientId: 'client', clientSecret: 'secret' };
export const sandbox = await startUspsSandbox({ port: 0, credentials, lifeSeconds: 86_400 });
after(() => sandbox.close());

export const calls: CarrierCall[] = [];
export const settings = (changes: Partial<UspsSettings> = {}): UspsSettings => ({
  ...{ apiBase: sandbox.url, ...credentials },
  ...{ crid: '12345678', mid: '901234567', manifestMid: '901234567' },
  ...{ accountType: 'EPS', accountNumber: '1000123456', priceType: 'COMMERCIAL' as const },
  ...{ usdPerCad: 0.72, timeoutMs: 1_000 },
  transport: (call) => {
    calls.push(call);
    return directTransport('USPS')(call);
  },
  ...changes,
});
export const usps = createUsps(settings());

export async function control(path: string, body: object = {}) {
  const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
}
export const fault = (kind: string, path: string, more: object = {}) =>
  control('faults', { kind, path, ...more });
export const charges = async (): Promise<
  { reference: string; state: string; amountMinor: number }[]
> =>
  ((await (await fetch(`${sandbox.url}/_sandbox/charges`)).json()) as { charges: never }).charges;

export const search = (reference: string) => ({
  ...{ reference, since: new Date() },
  known: async () => new Set<string>(),
});
export const voidRequest = ({ trackingNumber, carrierShipmentId }: Purchase) => ({
  ...{ trackingNumber, carrierShipmentId, reference: 'r', purchasedAt: new Date() },
  ...{ isManifested: false, contactEmail: 'ship@example.com' },
});
export const refusal = async (asked: Promise<unknown>): Promise<CarrierError> => {
  const error = await asked.then(
    () => assert.fail('nothing was refused'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CarrierError, String(error));
  return error;
};
export const parcel = ({ trackingNumber }: { trackingNumber: string }) => ({
  ...{ trackingNumber, carrierShipmentId: trackingNumber },
  ...{ destinationPostalCode: '94105', destinationCountry: 'US', mailingDate: null },
});

beforeEach(async () => {
  calls.length = 0;
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
});
