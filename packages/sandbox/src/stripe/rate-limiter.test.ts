import assert from 'node:assert/strict';
import { it } from 'node:test';
import { RateLimiter } from './rate-limiter.ts';

it('lets through the calls of a second at once, then as many as flow in, and says what was used up', () => {
  const limiter = new RateLimiter({ perSecond: 4, perEndpointPerSecond: 2 });
  const call = (endpoint: string, atMs: number) => limiter.refusal(endpoint, atMs) ?? 'ok';
  assert.deepEqual(
    ['a', 'a', 'a', 'b', 'b'].map((endpoint) => call(endpoint, 0)),
    ['ok', 'ok', 'endpoint-rate', 'ok', 'global-rate'],
  );
  assert.equal(call('b', 250), 'ok');
  assert.equal(call('b', 300), 'global-rate');
  limiter.limit(null);
  assert.equal(call('b', 300), 'ok');
});
