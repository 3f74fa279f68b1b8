import { request } from 'undici';

type Move = { to: string; at: Date; from?: Date };

/** Lets the courier that has the parcel have scanned it at some time. */
export async function moveAtCourier(
  couriers: readonly string[],
  trackingNumber: string,
  { to, at, from }: Move,
): Promise<void> {
  for (const base of couriers) {
    const { statusCode, body } = await request(
      `${base}/_sandbox/parcels/${trackingNumber}/advance`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to, at: at.toISOString(), from: from?.toISOString() }),
      },
    );
    const answer = await body.text();
    if (statusCode === 200) return;
    if (statusCode !== 404) throw new Error(`Parcel ${trackingNumber}: ${answer}`);
  }
  throw new Error(`No courier knows the parcel ${trackingNumber}.`);
}
