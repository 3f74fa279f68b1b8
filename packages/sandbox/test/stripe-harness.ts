import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { startStripeSandbox } from '../src/stripe/start-stripe-sandbox.ts';

const webhookSecret = 'whsec_0123456789abcdefghijklmnopqrstuv';

interface Received {
  event: Stripe.Event;
  raw: string;
  signature: string;
}

/** A webhook endpoint that verifies with the SDK and answers what the test tells it to. */
export async function startWebhookEndpoint() {
  const received: Received[] = [];
  /** Why what came was not taken for Stripe's. */
  const forged: string[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString();
    const signature = String(request.headers['stripe-signature']);
    try {
      const event = Stripe.webhooks.constructEvent(raw, signature, webhookSecret);
      received.push({ event, raw, signature });
      response.writeHead(answers.shift() ?? 200).end();
    } catch (error) {
      forged.push(String(error));
      response.writeHead(400).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`;
  const types = () => received.map(({ event }) => event.type);
  return { url, received, forged, answers, types };
}

export async function startTestStripe(webhookUrl?: string, dataDir?: string) {
  const sandbox = await startStripeSandbox({
    port: 0,
    ...(webhookUrl && { webhookUrl, webhookSecret }),
    ...(dataDir && { dataDir }),
  });
  after(() => sandbox.close());
  const stripe = stripeAt(sandbox.url);
  const control = (path: string, body?: object, method = 'POST') =>
    fetch(`${sandbox.url}/_sandbox/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  return { ...sandbox, inside: sandbox.control, stripe, control };
}

export function stripeAt(url: string, maxNetworkRetries = 0): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe('sk_test_sandbox', {
    host: hostname,
    port,
    protocol: 'http',
    maxNetworkRetries,
  });
}

/** The types of the events that tell of an object, in their order. */
export async function eventsOf(stripe: Stripe, id: string): Promise<string[]> {
  const events = await stripe.events.list({ limit: 100 });
  const about = events.data.filter(({ data }) => (data.object as { id?: string }).id === id);
  return about.map(({ type }) => type).reverse();
}

/** A browser that types into the hosted page and follows nothing. */
export function submitCard(pageUrl: string, fields: Partial<Record<string, string>> = {}) {
  const typed = { number: '4242 4242 4242 4242', expiry: '12/39', cvc: '123', name: 'Ada Roy' };
  return fetch(pageUrl, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...typed, ...fields } as Record<string, string>),
  });
}

export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 10_000) {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('The condition did not become true in time.');
    await sleep(20);
  }
}
