import type { CarrierTransport } from '../transport.ts';
import type { DhlAccount } from './account.ts';
import { createPushSubscriptions } from './push.ts';

type Settings = {
  account: DhlAccount | null;
  /** The last part of the address that DHL pushes to, null when nothing is taken. */
  token: string | null;
  timeoutMs: number;
  transport: CarrierTransport;
};

/** What the service needs of DHL's pushes; nothing without a key, and no subscribing without an address. */
export function dhlPushHooks({ account, token, timeoutMs, transport }: Settings) {
  if (!account?.unified || token === null) return {};
  const push = createPushSubscriptions({ ...account.unified, timeoutMs, transport });
  const { pushUrl } = account;
  if (pushUrl === null) return { activateDhlPush: push.activate };
  const hookUri = `${pushUrl.replace(/\/$/, '')}/${token}`;
  return {
    activateDhlPush: push.activate,
    subscribeDhlPush: async (trackingNumbers: string[]): Promise<void> => {
      await push.subscribe({ hookUri, service: 'express', trackingNumbers });
    },
  };
}
