import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { CarrierError } from './carrier-error.ts';
import { exchange, repeatSafely } from './http.ts';

/** Runs with a server that answers so, and gives its address. */
async function serving(answer: RequestListener, work: (url: string) => Promise<void>) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const get = (url: string, timeoutMs = 2_000) =>
  exchange('CANADA_POST', {
    ...{ method: 'GET', url, headers: {}, timeoutMs },
    ...{ operation: 'track', repeatable: true },
  });

const failure = async (work: Promise<unknown>): Promise<CarrierError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CarrierError, String(error));
  return error;
};

test('a request that never left had no effect', async () => {
  let address = '';
  await serving(
    () => {},
    async (url) => {
      address = url;
    },
  );
  const error = await failure(get(address));
  assert.deepEqual([error.kind, error.code], ['UNAVAILABLE', 'ECONNREFUSED']);
  assert.equal(error.outcomeUnknown, false);
});

test('after a cut connection, silence or an endless answer nobody knows what happened', async () => {
  await serving(
    (request) => request.socket.destroy(),
    async (url) => assert.equal((await failure(get(url))).outcomeUnknown, true),
  );
  await serving(
    () => {},
    async (url) => {
      const error = await failure(get(url, 100));
      assert.deepEqual([error.code, error.outcomeUnknown], ['TIMEOUT', true]);
    },
  );
  await serving(
    (_, response) => response.end(Buffer.alloc(5_000_001)),
    async (url) => {
      const error = await failure(get(url));
      assert.deepEqual([error.code, error.outcomeUnknown], ['TOO_LARGE', true]);
    },
  );
});

test('what the carrier answered is given as it is, whatever its status', () =>
  serving(
    (_, response) => response.writeHead(503, { 'retry-after': '7' }).end('<a/>'),
    async (url) => {
      const { status, header, body } = await get(url);
      assert.deepEqual([status, header('retry-after'), body.toString()], [503, '7', '<a/>']);
    },
  ));

test('only silence is repeated, and not without end', async () => {
  const count = async (kind: CarrierError['kind']) => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      throw new CarrierError({ carrier: 'CANADA_POST', kind, message: 'no' });
    };
    await failure(repeatSafely(ask, { attempts: 3, baseMs: 1 }));
    return asked;
  };
  assert.equal(await count('UNAVAILABLE'), 3);
  assert.equal(await count('RATE_LIMITED'), 1);
  assert.equal(await count('VALIDATION'), 1);
});
