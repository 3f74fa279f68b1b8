import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serverAudits } from 'graphql-http';
import { post, sessions, startFixture } from './fixture.ts';

const asKey = { authorization: 'Bearer mob_test_good' };
const asAnna = { cookie: 'session=anna', 'x-mobilytics-app': 'dashboard' };
const persistedText = 'query WhoAmI { whoAmI }';
const persistedHash = createHash('sha256').update(persistedText).digest('hex');
const manifest = join(mkdtempSync(join(tmpdir(), 'gateway-')), 'persisted.json');
writeFileSync(manifest, JSON.stringify({ [persistedHash]: persistedText }));

describe('the gateway', () => {
  let fixture: Awaited<ReturnType<typeof startFixture>>;
  before(async () => {
    fixture = await startFixture({ PERSISTED_OPERATIONS: manifest });
  });
  after(() => fixture.close());

  const code = async (body: unknown, headers: Record<string, string> = {}) => {
    const answer = await post(fixture.url, body, headers);
    return answer.body.errors?.[0]?.extensions?.code;
  };

  it('joins two subgraphs in one answer', async () => {
    const { body } = await post(
      fixture.url,
      { query: '{ organization { name orderCount } count }' },
      asKey,
    );
    assert.deepEqual(body.data, { organization: { name: 'One', orderCount: 3 }, count: 7 });
  });

  it('signs the identity of an API key for the subgraphs', async () => {
    const { body } = await post(
      fixture.url,
      { query: '{ whoAmI }' },
      { ...asKey, 'idempotency-key': 'k1' },
    );
    const identity = JSON.parse(body.data.whoAmI);
    assert.equal(identity.actorId, 'key_1');
    assert.equal(identity.organizationId, 'org_1');
    assert.equal(identity.idempotencyKey, 'k1');
    assert.match(identity.requestId, /^req_/);
    assert.equal(identity.at, null);
  });

  it('believes nobody who brings an identity of their own or an earlier time', async () => {
    const { body } = await post(
      fixture.url,
      { query: '{ whoAmI }' },
      {
        'x-mobilytics-identity': 'e30',
        'x-mobilytics-signature': 't=1,v1=00',
        'x-mobilytics-at': '2020-01-01T00:00:00Z',
      },
    );
    const identity = JSON.parse(body.data.whoAmI);
    assert.equal(identity.kind, 'ANONYMOUS');
    assert.equal(identity.at, null);
  });

  it('refuses an unknown API key instead of treating the caller as nobody', async () => {
    const answer = await post(
      fixture.url,
      { query: '{ whoAmI }' },
      { authorization: 'Bearer mob_test_bad' },
    );
    assert.equal(answer.status, 401);
    assert.equal(answer.body.errors[0].extensions.code, 'UNAUTHENTICATED');
  });

  it('ignores a session cookie that comes without the header of our apps', async () => {
    const { body } = await post(fixture.url, { query: '{ whoAmI }' }, { cookie: 'session=anna' });
    assert.equal(JSON.parse(body.data.whoAmI).kind, 'ANONYMOUS');
  });

  it('sees at once that somebody joined an organisation', async () => {
    const asNew = { cookie: 'session=new', 'x-mobilytics-app': 'dashboard' };
    const extensions = { persistedQuery: { version: 1, sha256Hash: persistedHash } };
    const organizationOf = async () => {
      const { body } = await post(fixture.url, { extensions }, asNew);
      return JSON.parse(body.data.whoAmI).organizationId;
    };
    assert.equal(await organizationOf(), null);
    sessions['session=new'] = { kind: 'USER', actorId: 'usr_2', organizationId: 'org_2' };
    assert.equal(await organizationOf(), 'org_2');
  });

  it('lets a session send the operations of our apps and no others', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: persistedHash } };
    const { body } = await post(fixture.url, { extensions }, asAnna);
    assert.equal(JSON.parse(body.data.whoAmI).actorId, 'usr_1');
    assert.equal(await code({ query: '{ count }' }, asAnna), 'OPERATION_NOT_ALLOWED');
    const unknown = { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } };
    assert.equal(await code({ extensions: unknown }, asAnna), 'UNKNOWN_OPERATION');
  });

  it('keeps the message of a bug inside', async () => {
    const { body } = await post(fixture.url, { query: '{ failure }' }, asKey);
    assert.equal(body.errors[0].extensions.code, 'INTERNAL');
    assert.match(body.errors[0].extensions.requestId, /^req_/);
    assert.doesNotMatch(JSON.stringify(body), /serviceName|stacktrace/);
  });

  it('refuses what asks for too much, and says how much is allowed', async () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'id' : `id friends { ${nested(depth - 1)} }`;
    const wide = `{ organization { ${Array.from({ length: 31 }, (_, n) => `a${n}: name`).join(' ')} } }`;
    const directives = `{ count ${'@include(if: true) '.repeat(31)} }`;
    const bomb = `{ organization { ...f0 } } ${Array.from({ length: 30 }, (_, n) => `fragment f${n} on Organization { ${n < 29 ? `...f${n + 1} x: friends { ...f${n + 1} }` : 'id'} }`).join(' ')}`;
    for (const query of [
      `{ organization { ${nested(14)} } }`,
      `{ organization { ${nested(7)} } }`,
      wide,
      directives,
      bomb,
      `{ ${'count '.repeat(4_001)} }`,
      `${'{ a '.repeat(3_000)}${'}'.repeat(3_000)}`,
    ]) {
      const answer = await post(fixture.url, { query }, asKey);
      assert.equal(answer.body.errors?.[0]?.extensions.code, 'LIMIT_EXCEEDED', query.slice(0, 60));
    }
  });

  it('refuses a body that no service would take, and names the limit', async () => {
    for (const [path, limit] of [
      ['/ingest/v1/pings', 4 * 1024 * 1024],
      ['/api/auth/sign-in/email', 1024 * 1024],
    ] as const) {
      const response = await fetch(new URL(path, fixture.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: 'x'.repeat(limit + 1),
      });
      assert.equal(response.status, 413);
      assert.match(await response.text(), new RegExp(`larger than ${limit} bytes`));
    }
  });

  it('refuses what has no end and what it does not have', async () => {
    for (const query of [
      '{ ...f } fragment f on Query { ...f }',
      '{ ...f } fragment f on Query { ...g } fragment g on Query { count ...f }',
      'subscription { count }',
    ]) {
      assert.equal(await code({ query }, asKey), 'GRAPHQL_VALIDATION_FAILED', query);
    }
  });

  it('holds one mutation only when the caller asks for idempotency', async () => {
    const query = 'mutation { a: rename(name: "a") b: rename(name: "b") }';
    assert.equal(await code({ query }, asKey), undefined);
    assert.equal(await code({ query }, { ...asKey, 'idempotency-key': 'k2' }), 'BAD_REQUEST');
  });

  it('shows the schema to callers with a key, and neither schema nor suggestions to strangers', async () => {
    assert.equal(await code({ query: '{ __schema { queryType { name } } }' }, asKey), undefined);
    assert.equal(await code({ query: '{ __schema { queryType { name } } }' }), 'UNAUTHENTICATED');
    const stranger = await post(fixture.url, { query: '{ whoAmJ }' });
    assert.doesNotMatch(stranger.body.errors[0].message, /Did you mean/);
    const known = await post(fixture.url, { query: '{ whoAmJ }' }, asKey);
    assert.match(known.body.errors[0].message, /Did you mean "whoAmI"/);
  });

  it('names what is wrong with a request', async () => {
    assert.equal(await code('{'), 'BAD_REQUEST');
    assert.equal(await code('[]'), 'BAD_REQUEST');
    assert.equal(await code({ query: 7 }), 'BAD_REQUEST');
    assert.equal(await code({ query: '{ whoAmI }', variables: [] }), 'BAD_REQUEST');
    assert.equal(await code({ query: '{ whoAmI ' }), 'GRAPHQL_PARSE_FAILED');
    assert.equal(await code({ query: '{ nothing }' }), 'GRAPHQL_VALIDATION_FAILED');
    assert.equal(
      await code({ query: 'query A { whoAmI } query B { whoAmI }' }),
      'UNKNOWN_OPERATION',
    );
    assert.equal(
      await code({ query: 'mutation($n: String!) { rename(name: $n) }', variables: {} }, asKey),
      'BAD_INPUT',
    );
    assert.equal(await code({ query: `{ whoAmI # ${'x'.repeat(300_000)}\n }` }), 'BAD_REQUEST');
  });

  it('passes sign-in through, without an identity that a caller made up', async () => {
    const response = await fetch(`${fixture.url}/api/auth/get-session?x=1`, {
      headers: { 'x-mobilytics-identity': 'forged' },
    });
    assert.deepEqual(await response.json(), { url: '/api/auth/get-session?x=1', identity: null });
    assert.equal(response.headers.get('set-cookie'), 'a=1');
  });

  it('is ready when its subgraphs and Redis are', async () => {
    assert.equal((await fetch(`${fixture.url}/readyz`)).status, 200);
    assert.equal((await fetch(`${fixture.url}/healthz`)).status, 200);
    assert.match(await (await fetch(`${fixture.url}/metrics`)).text(), /gateway_operation_seconds/);
  });

  for (const audit of serverAudits({
    url: () => `${fixture.url}/graphql`,
    fetchFn: (url: string, init: RequestInit) =>
      fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...asKey } }),
  })) {
    if (!audit.name.startsWith('MUST')) continue;
    it(`keeps GraphQL over HTTP: ${audit.name}`, async () => {
      const result = await audit.fn();
      assert.equal(result.status, 'ok', 'reason' in result ? result.reason : undefined);
    });
  }
});

describe('the gateway in trouble', () => {
  it('says that a subgraph is away, and answers what the others know', async () => {
    const fixture = await startFixture();
    await fixture.orders.close();
    const { body } = await post(
      fixture.url,
      { query: '{ organization { name orderCount } }' },
      asKey,
    );
    assert.equal(body.errors[0].extensions.code, 'UNAVAILABLE');
    assert.equal((await fetch(`${fixture.url}/readyz`)).status, 503);
    await fixture.close();
  });

  it('limits the requests of a caller and says when to come back', async () => {
    const fixture = await startFixture({ RATE_LIMIT_PER_MINUTE: '5' });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      statuses.push(
        (await post(fixture.url, { query: '{ whoAmI }' }, { 'x-forwarded-for': `10.0.0.${n}` }))
          .status,
      );
    }
    assert.ok(statuses.includes(429), statuses.join());
    const refused = await post(fixture.url, { query: '{ whoAmI }' });
    assert.ok(Number(refused.headers.get('retry-after')) <= 60);
    await fixture.close();
  });
});
