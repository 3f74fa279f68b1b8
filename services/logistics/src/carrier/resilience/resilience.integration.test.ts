import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, test } from 'node:test';
import { CarrierError } from '../carrier-error.ts';
import type { CarrierCall } from '../transport.ts';
import type { Exchange } from './resilient-transport.ts';
import { createTransports } from './transports.ts';

const { REDIS_URL: redisUrl = '' } = process.env;
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let handle: Handler = (_, response) => response.end('fine');
let asked = 0;
const server = createServer((request, response) => {
  asked += 1;
  handle(request, response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const open: { close(): void }[] = [];
after(() => {
  for (const transports of open) transports.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = 0;
  handle = (_, response) => response.end('fine');
});

/** Two processes of one installation share what they know through Redis. */
function connect(callsPerHour = 1_000_000, prefix = `test-${randomUUID()}`, redis = redisUrl) {
  const log: Exchange[] = [];
  const settings = {
    redisUrl: redis,
    prefix,
    callsPerHour: { USPS: callsPerHour },
    breakerOpenMs: 30_000,
    unnamedPauseSeconds: 60,
  };
  const make = () => {
    const transports = createTransports({
      ...settings,
      log: (exchange) => log.push(exchange),
      onError: () => {},
    });
    open.push(transports);
    return transports;
  };
  const [one, other] = [make(), make()];
  return { send: one.to('USPS'), sendElsewhere: other.to('USPS'), health: one.health, log };
}

const call = (changes: Partial<CarrierCall> = {}): CarrierCall => ({
  ...{ method: 'GET', url, headers: {}, operation: 'rates', repeatable: true, timeoutMs: 1_000 },
  ...changes,
});

const purchase = call({ method: 'POST', operation: 'buyLabel', repeatable: false });

async function refusal(work: Promise<unknown>): Promise<CarrierError> {
  const error = await work.then(
    () => assert.fail('It was not refused.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CarrierError, String(error));
  return error;
}

test('a question is asked again after a server’s error and after silence', async () => {
  const { send, log } = connect();
  handle = (request, response) => {
    if (asked === 1) response.writeHead(503).end();
    else if (asked === 2) request.socket.destroy();
    else response.end('at last');
  };
  assert.equal((await send(call())).body.toString(), 'at last');
  assert.deepEqual(
    log.map(({ attempt, answer }) => [
      attempt,
      'error' in answer ? answer.error.kind : answer.response.status,
    ]),
    [
      [1, 503],
      [2, 'UNAVAILABLE'],
      [3, 200],
    ],
  );
});

test('a purchase is never asked twice, whatever comes of it', async () => {
  const { send } = connect();
  handle = (_, response) => response.writeHead(500).end();
  assert.equal((await send(purchase)).status, 500);
  handle = (request) => request.socket.destroy();
  assert.equal((await refusal(send(purchase))).outcomeUnknown, true);
  handle = () => {};
  const silent = await refusal(send({ ...purchase, timeoutMs: 200 }));
  assert.deepEqual([silent.code, silent.outcomeUnknown], ['TIMEOUT', true]);
  assert.equal(asked, 3);
});

test('a carrier that stays silent is left alone by all processes, then tried by one call', async () => {
  const prefix = `test-${randomUUID()}`;
  const { send, sendElsewhere, health } = connect(1_000_000, prefix);
  handle = (_, response) => response.writeHead(502).end();
  for (let times = 0; times < 5; times++) await send(purchase);
  const error = await refusal(sendElsewhere(purchase));
  assert.deepEqual(
    [error.kind, error.code, error.outcomeUnknown],
    ['UNAVAILABLE', 'CIRCUIT_OPEN', false],
  );
  assert.ok((error.retryAfterSeconds ?? 0) > 20);
  assert.equal(asked, 5);
  assert.equal((await health('USPS')).breaker, 'OPEN');

  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl);
  await redis.hset(`${prefix}:carrier:USPS:breaker`, 'openUntil', Date.now() - 1);
  redis.disconnect();
  assert.equal((await health('USPS')).breaker, 'HALF_OPEN');
  handle = (_, response) => setTimeout(() => response.end('fine'), 100);
  const both = await Promise.allSettled([send(purchase), sendElsewhere(purchase)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await send(purchase)).status, 200);
  assert.equal((await health('USPS')).breaker, 'CLOSED');
});

test('a carrier’s refusals do not count as silence', async () => {
  const { send } = connect();
  handle = (_, response) => response.writeHead(400).end();
  for (let times = 0; times < 10; times++) await send(purchase);
  assert.equal(asked, 10);
});

test('all processes together stay within the budget, and work that can wait leaves a share', async () => {
  // 400 an hour, 20 at once.
  const { send, sendElsewhere, health } = connect(400);
  const track = call({ operation: 'track' });
  for (let times = 0; times < 15; times++) {
    await (times % 2 === 0 ? send : sendElsewhere)(track);
  }
  const put = await refusal(send(track));
  assert.deepEqual([put.kind, put.code], ['RATE_LIMITED', 'BUDGET_USED_UP']);
  assert.ok((put.retryAfterSeconds ?? 0) >= 1);

  const rates = Array.from({ length: 30 }, (_, index) =>
    (index % 2 === 0 ? send : sendElsewhere)(call()),
  );
  const answers = await Promise.allSettled(rates);
  const served = answers.filter(({ status }) => status === 'fulfilled').length;
  assert.equal(served, 20);
  const { budgets } = await health('USPS');
  const used = (name: string) => budgets.find(({ bucket }) => bucket === name)?.usedShare ?? 0;
  assert.ok(used('prices') > 0.9 && used('tracking') > 0.7 && used('labels') === 0);
});

test('a carrier that asks for a pause gets it from everybody', async () => {
  const { send, sendElsewhere, health } = connect();
  handle = (_, response) => response.writeHead(429, { 'retry-after': '30' }).end();
  assert.equal((await send(call())).status, 429);
  const error = await refusal(sendElsewhere(call()));
  assert.equal(error.kind, 'RATE_LIMITED');
  assert.ok((error.retryAfterSeconds ?? 0) >= 29);
  assert.equal(asked, 1);
  assert.ok((await health('USPS')).budgets.some(({ pausedUntil }) => pausedUntil !== null));
});

test('a short pause is waited out before a question is repeated', async () => {
  const { send } = connect();
  handle = (_, response) => {
    if (asked === 1) response.writeHead(429, { 'retry-after': '1' }).end();
    else response.end('fine');
  };
  const started = Date.now();
  assert.equal((await send(call())).status, 200);
  assert.ok(Date.now() - started >= 1_000);
});

test('no more calls run at once than the carrier is to bear', async () => {
  const { send } = connect();
  let running = 0;
  let most = 0;
  handle = (_, response) => {
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
      response.end('fine');
    }, 20);
  };
  await Promise.all(Array.from({ length: 40 }, () => send(call())));
  assert.equal(most, 8);
});

test('carriers are asked although Redis is away', async () => {
  const { send } = connect(1, undefined, 'redis://127.0.0.1:1');
  assert.equal((await send(call())).status, 200);
  assert.equal((await send(purchase)).status, 200);
});
