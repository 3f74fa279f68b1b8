import { startCanadaPostSandbox } from '@mobilytics/sandbox/canada-post/start-canada-post-sandbox';
import { startChitChatsSandbox } from '@mobilytics/sandbox/chit-chats/start-chit-chats-sandbox';
import { startDhlSandbox } from '@mobilytics/sandbox/dhl/start-dhl-sandbox';
import type { RunningServer } from '@mobilytics/sandbox/listen';
import { startUspsSandbox } from '@mobilytics/sandbox/usps/start-usps-sandbox';
import type { CarrierCode } from '../src/carrier/carrier.ts';
import { torontoAddress } from './platform.ts';

type Place = typeof torontoAddress;
type Call = { method: string; path: string };

export type CarrierUnderTest = {
  code: CarrierCode;
  sandbox: RunningServer;
  /** Where a parcel goes that this carrier takes. */
  to: Place;
  /** What costs money, what looks a purchase up, and what gives a label back. */
  buy: Call;
  search: Call;
  giveBack: Call;
  /** What says that a label is not drawn yet, for ever; null where the label comes with the purchase. */
  notReady: Call | null;
  /** Whether the carrier takes note of a label that is given back. */
  notesVoids: boolean;
  /** As the service reads them. */
  variables: Record<string, string>;
};

const denver: Place = {
  ...{ name: 'Lena Ortiz', company: 'Ortiz Florists', line1: '1820 Blake Street', line2: null },
  ...{ city: 'Denver', region: 'CO', postalCode: '80202', country: 'US', phone: '+13035550164' },
};
const berlin: Place = {
  ...{ name: 'Ida Krause', company: 'Krause Kaffee', line1: 'Torstraße 140', line2: null },
  ...{ city: 'Berlin', region: 'BE', postalCode: '10119', country: 'DE', phone: '+493012345678' },
};
const ship = '/rs/2004381/ncshipment';
const chitChatsPath = '/api/v1/clients/208472/shipments';

/** Every carrier with a sandbox of its own, and where each of its steps can be broken. */
export async function startCarriers(): Promise<CarrierUnderTest[]> {
  const lifeSeconds = 86_400;
  const [canadaPost, usps, dhl, chitChats] = await Promise.all([
    startCanadaPostSandbox({ port: 0, lifeSeconds }),
    startUspsSandbox({ port: 0, lifeSeconds }),
    startDhlSandbox({
      ...{ port: 0, lifeSeconds, accountNumber: '123456789', apiKey: 'unified' },
      unifiedLimits: { intervalMs: 0, callsPerDay: 10_000 },
    }),
    startChitChatsSandbox({ port: 0, lifeSeconds, buySeconds: 0.1, refundSeconds: 0.2 }),
  ]);
  return [
    {
      ...{ code: 'CANADA_POST', sandbox: canadaPost, to: torontoAddress, notesVoids: true },
      buy: { method: 'POST', path: ship },
      search: { method: 'GET', path: ship },
      giveBack: { method: 'POST', path: ship },
      notReady: { method: 'GET', path: '/rs/artifact' },
      variables: { CANADA_POST_API_BASE: canadaPost.url },
    },
    {
      ...{ code: 'USPS', sandbox: usps, to: denver, notesVoids: true, notReady: null },
      buy: { method: 'POST', path: '/labels/v3/label' },
      search: { method: 'POST', path: '/labels/v3/label' },
      giveBack: { method: 'DELETE', path: '/labels/v3/label' },
      variables: {
        ...{ USPS_API_BASE: usps.url, USPS_CLIENT_ID: 'client', USPS_CLIENT_SECRET: 'secret' },
        ...{ USPS_CRID: '12345678', USPS_MID: '901234567', USPS_ACCOUNT_NUMBER: '1000123456' },
      },
    },
    {
      ...{ code: 'DHL', sandbox: dhl, to: berlin, notesVoids: false, notReady: null },
      buy: { method: 'POST', path: '/mydhlapi/shipments' },
      search: { method: 'GET', path: '/mydhlapi/tracking' },
      giveBack: { method: 'GET', path: '/mydhlapi' },
      variables: {
        ...{ DHL_API_BASE: `${dhl.url}/mydhlapi`, DHL_API_KEY: 'key', DHL_API_SECRET: 'secret' },
        ...{ DHL_ACCOUNT_NUMBER: '123456789', DHL_LOOKUP_SETTLE_SECONDS: '0' },
        ...{ DHL_UNIFIED_API_BASE: dhl.url, DHL_UNIFIED_API_KEY: 'unified' },
      },
    },
    {
      ...{ code: 'CHIT_CHATS', sandbox: chitChats, to: torontoAddress, notesVoids: true },
      buy: { method: 'PATCH', path: chitChatsPath },
      search: { method: 'GET', path: chitChatsPath },
      giveBack: { method: 'PATCH', path: chitChatsPath },
      notReady: null,
      variables: {
        CHIT_CHATS_API_BASE: chitChats.url,
        ...{ CHIT_CHATS_CLIENT_ID: '208472', CHIT_CHATS_ACCESS_TOKEN: 'secret-token' },
      },
    },
  ];
}

export type Charge = { reference: string; trackingNumber: string; state: string };

/** Every label that the carrier sold, ever. */
export async function allCharges({ sandbox }: CarrierUnderTest): Promise<Charge[]> {
  const answer = await fetch(new URL('/_sandbox/charges', sandbox.url));
  return ((await answer.json()) as { charges: Charge[] }).charges;
}

export async function chargesOf(carrier: CarrierUnderTest, reference: string) {
  return (await allCharges(carrier)).filter((charge) => charge.reference === reference);
}

export async function breakWith(
  { sandbox }: CarrierUnderTest,
  call: Call,
  fault: Record<string, unknown>,
) {
  const answer = await fetch(new URL('/_sandbox/faults', sandbox.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...call, ...fault }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

export async function mend({ sandbox }: CarrierUnderTest) {
  await fetch(new URL('/_sandbox/faults', sandbox.url), { method: 'DELETE' });
}
