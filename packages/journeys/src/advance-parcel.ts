import { env } from './env.ts';

/** Lets a local courier move a parcel on, as time would; whose it is, its number tells them. */
export async function advanceParcel(trackingNumber: string, to: string): Promise<void> {
  for (const base of env.COURIER_SANDBOX_URLS.split(',')) {
    const url = `${base}/_sandbox/parcels/${trackingNumber}/advance`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to }),
    }).catch(() => null);
    if (response?.ok) return;
    if (response && response.status !== 404) {
      throw new Error(`The sandbox answers ${response.status} to ${to}.`);
    }
  }
  throw new Error(`No sandbox knows the parcel ${trackingNumber}.`);
}
