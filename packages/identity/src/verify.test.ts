import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Identity, systemIdentity } from './identity.ts';
import { signRequest } from './sign.ts';
import { IdentityError, verifyRequest } from './verify.ts';

const secret = 'a secret only the gateway and the subgraphs know';
const body = '{"query":"{ viewer { id } }"}';
const now = 1_790_000_000_000;
const identity: Identity = {
  ...systemIdentity('x', 'req_1'),
  kind: 'USER',
  actorName: 'Zoë Tremblay',
  organizationId: 'org_1',
};
const refusedFor = (reason: string) => (error: unknown) =>
  error instanceof IdentityError && error.reason === reason;

test('what the gateway signed is what the subgraph reads', () => {
  const headers = signRequest(identity, body, { secret, now });
  assert.deepEqual(verifyRequest(headers, Buffer.from(body), { secret, now }), identity);
});

test('a request that was not signed is refused', () => {
  assert.throws(() => verifyRequest({}, body, { secret, now }), refusedFor('missing'));
});

test('another body, other claims, another time or another secret is refused', () => {
  const headers = signRequest(identity, body, { secret, now });
  const other = signRequest({ ...identity, organizationId: 'org_2' }, body, { secret, now });
  const swapped = { ...headers, 'x-mobilytics-identity': other['x-mobilytics-identity'] };
  const later = {
    ...headers,
    'x-mobilytics-signature': headers['x-mobilytics-signature'].replace(`t=${now}`, `t=${now + 1}`),
  };
  const refused = refusedFor('tampered');
  assert.throws(() => verifyRequest(headers, `${body} `, { secret, now }), refused);
  assert.throws(() => verifyRequest(swapped, body, { secret, now }), refused);
  assert.throws(() => verifyRequest(later, body, { secret, now }), refused);
  assert.throws(() => verifyRequest(headers, body, { secret: 'guess', now }), refused);
});

test('a signature is good for a minute and no longer', () => {
  const headers = signRequest(identity, body, { secret, now });
  assert.ok(verifyRequest(headers, body, { secret, now: now + 59_000 }));
  assert.throws(
    () => verifyRequest(headers, body, { secret, now: now + 61_000 }),
    refusedFor('stale'),
  );
});

test('a signature or claims of another form are refused', () => {
  const headers = signRequest(identity, body, { secret, now });
  const broken = { ...headers, 'x-mobilytics-signature': 'v1=abc' };
  assert.throws(() => verifyRequest(broken, body, { secret, now }), refusedFor('malformed'));
  const unknownKind = signRequest({ ...identity, kind: 'GOD' } as never, body, { secret, now });
  assert.throws(() => verifyRequest(unknownKind, body, { secret, now }), refusedFor('malformed'));
});
