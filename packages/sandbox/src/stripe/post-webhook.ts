import { createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';

const timeoutMs = 10_000;
/** Connections are kept, as a busy endpoint hears some hundred events a second. */
const agents = {
  http: new http.Agent({ keepAlive: true }),
  https: new https.Agent({ keepAlive: true }),
};

/** Whether the endpoint answered 2xx; one that cannot be reached is like one that answers an error. */
export function postWebhook(
  url: string,
  body: string,
  signature: string,
  stop: AbortSignal,
): Promise<boolean> {
  const isSecure = url.startsWith('https:');
  return new Promise((resolve) => {
    const request = (isSecure ? https : http).request(url, {
      method: 'POST',
      agent: isSecure ? agents.https : agents.http,
      headers: {
        'content-length': Buffer.byteLength(body),
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signature,
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      },
      signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]),
    });
    request.on('error', () => resolve(false));
    request.on('response', (response) => {
      const { statusCode = 0 } = response;
      response.on('error', () => resolve(false));
      // A redirect is not followed: Stripe counts it as a failure.
      response.on('end', () => resolve(statusCode >= 200 && statusCode < 300));
      response.resume();
    });
    request.end(body);
  });
}

/** Stripe's scheme v1: HMAC-SHA256 over `time.payload`, once for each secret that is in force. */
export function signatureHeader(payload: string, secrets: string[]): string {
  const time = Math.floor(Date.now() / 1000);
  const digests = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${time}.${payload}`).digest('hex'),
  );
  return [`t=${time}`, ...digests.map((digest) => `v1=${digest}`)].join(',');
}
