import { request } from 'undici';

/** What Stripe, a bank or bad luck would do: the local Stripe's control routes. */
export async function atStripe<T = unknown>(base: string, path: string, body: object): Promise<T> {
  const { statusCode, body: answer } = await request(`${base}/_sandbox${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

/** All of Stripe's objects of a type. */
export async function objectsAtStripe<T>(base: string, type: string): Promise<T[]> {
  const { body } = await request(`${base}/_sandbox/objects?type=${type}`);
  const lines = (await body.text()).split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as T);
}

export type TypedCard = { number: string; expiry: string; name: string };

/** A person types a card on one of Stripe's pages. Whether it was taken is seen in what follows. */
export async function typeCard(url: string, { number, expiry, name }: TypedCard): Promise<void> {
  const { statusCode, body } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ number, expiry, name, cvc: '123' }).toString(),
  });
  const page = await body.text();
  // A page that was done with before is shown again, and so is a refused card.
  if (![200, 303, 402].includes(statusCode)) {
    throw new Error(`${url}: ${statusCode} ${page.slice(0, 300)}`);
  }
}
