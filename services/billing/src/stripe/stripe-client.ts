import Stripe from 'stripe';

/** The one version of Stripe's API that the mirror understands. */
export const stripeApiVersion = '2026-10-28.endive';

export function createStripe(apiBase: string, secretKey: string): Stripe {
  const url = new URL(apiBase);
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return new Stripe(secretKey, {
    apiVersion: stripeApiVersion,
    protocol,
    host: url.hostname,
    port: url.port || (protocol === 'http' ? '80' : '443'),
    timeout: 20_000,
    maxNetworkRetries: 3,
    telemetry: false,
  });
}
