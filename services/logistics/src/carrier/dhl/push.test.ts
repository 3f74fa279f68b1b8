import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { startDhlSandbox } from '@mobilytics/sandbox/dhl/start-dhl-sandbox';
import { directTransport } from '../http.ts';
import { createPushSubscriptions, type DhlPush, readDhlPush } from './push.ts';

test('a subscription is proven by its secret, and then tells which parcels moved', async () => {
  const sandbox = await startDhlSandbox({ port: 0, lifeSeconds: 86_400 });
  const heard: { body: string; headers: IncomingHttpHeaders }[] = [];
  const hook = createServer(async (request, response) => {
    heard.push({ body: await text(request), headers: request.headers });
    hook.emit('heard');
    response.end();
  }).listen(0);
  await once(hook, 'listening');
  const next = async (): Promise<DhlPush> => {
    while (heard.length === 0) await once(hook, 'heard');
    const { body = '', headers = {} } = heard.shift() ?? {};
    return readDhlPush(body, headers);
  };
  const control = (path: string, body: object) =>
    fetch(`${sandbox.url}/_sandbox${path}`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify(body),
    });
  try {
    const push = createPushSubscriptions({
      ...{ apiBase: sandbox.url, apiKey: 'key', timeoutMs: 1_000 },
      transport: directTransport('DHL'),
    });
    const trackingNumber = '00340434292135100186';
    await control('/foreign-parcels', { trackingNumber });
    const hookUri = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
    const id = await push.subscribe({
      ...{ hookUri, service: 'parcel-de', trackingNumbers: [trackingNumber] },
    });
    const validation = await next();
    assert.ok(validation.kind === 'validate' && validation.subscriptionId === id);
    await assert.rejects(push.activate({ ...validation, secret: 'guessed' }), {
      kind: 'AUTHENTICATION',
    });
    await push.activate(validation);
    assert.deepEqual(await next(), { kind: 'notice', scope: 'subscription.ready' });
    await control(`/parcels/${trackingNumber}/advance`, { to: 'delivered' });
    const news = await next();
    assert.ok(news.kind === 'push');
    assert.deepEqual(news.trackingNumbers, [trackingNumber]);
    assert.match(news.hints[0] ?? '', /^00340434292135100186 .* delivered$/);
    await push.end(validation.subscriptionId);
    await push.end(validation.subscriptionId);
  } finally {
    hook.close();
    hook.closeAllConnections();
    await sandbox.close();
  }
});

test('the secret may come as a header, and news of any shape is read', () => {
  const self = 'https://example.test/tracking/push/v1/subscription/3b0f-01';
  const body = JSON.stringify({ scope: 'subscription.validate', self });
  assert.deepEqual(readDhlPush(body, { 'dhl-api-hook-secret': 's' }), {
    ...{ kind: 'validate', subscriptionId: '3b0f-01', secret: 's' },
  });
  assert.throws(() => readDhlPush(body), { code: 'UNREADABLE' });
  assert.throws(() => readDhlPush('<xml/>'), { code: 'UNREADABLE' });
  const news = readDhlPush(
    JSON.stringify({ shipments: [{ id: 42 }, { id: 42, status: { timestamp: 't' } }, {}] }),
  );
  assert.ok(news.kind === 'push');
  assert.deepEqual(news.trackingNumbers, ['42']);
  assert.deepEqual(readDhlPush('{"scope":"subscription.delete"}'), {
    ...{ kind: 'notice', scope: 'subscription.delete' },
  });
});
