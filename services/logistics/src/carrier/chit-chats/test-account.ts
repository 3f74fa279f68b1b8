import { after } from 'node:test';
import { startChitChatsSandbox } from '@mobilytics/sandbox/chit-chats/start-chit-chats-sandbox';
import type { LabelRequest } from '../carrier.ts';
import { directTransport } from '../http.ts';
import { createChitChats } from './chit-chats.ts';
import { request } from './fixtures.ts';

export const sandbox = await startChitChatsSandbox({
  ...{ port: 0, lifeSeconds: 86_400, buySeconds: 0.05, refundSeconds: 0.2 },
  credentials: { clientId: '208472', accessToken: 'secret-token' },
});
after(() => sandbox.close());

export const connect = (changes: Partial<Parameters<typeof createChitChats>[0]> = {}) =>
  createChitChats({
    ...{ apiBase: sandbox.url, clientId: '208472', accessToken: 'secret-token' },
    ...{ vatReference: null, timeoutMs: 600, pollPauseMs: 20, pollForMs: 600 },
    ...{ transport: directTransport('CHIT_CHATS'), ...changes },
  });
export const carrier = connect();

export const clients = '/api/v1/clients/208472';
export const control = async (path: string, body?: object) => {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  return response.status === 204 ? undefined : response.json();
};
export const fault = (kind: string, method: string, path = clients, more = {}) =>
  control('faults', { kind, method, path, ...more });
export const charges = async (): Promise<
  { reference: string; amountMinor: number; state: string }[]
> => ((await control('charges')) as { charges: [] }).charges;
export const listed = async () => {
  const response = await fetch(`${sandbox.url}${clients}/shipments`, {
    headers: { authorization: 'secret-token' },
  });
  return (await response.json()) as { id: string; status: string; order_id: string }[];
};

let number = 0;
export const label = (changes: Partial<LabelRequest> = {}) => {
  number += 1;
  return request({ reference: `shp_${number}`, ...changes });
};
/** Each test begins with an empty account. */
export const emptyAccount = async () => {
  await control('reset', {});
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
};
