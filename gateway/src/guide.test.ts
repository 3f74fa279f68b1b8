import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { apiKeyScopes, scopes } from '@mobilytics/identity/scopes';
import { readEnv } from './env.ts';
import { limits } from './limits.ts';

const guide = readFileSync(new URL('../../docs/guides/integrate.md', import.meta.url), 'utf8');

/** The rows of the table below a heading, as first and second cell. */
function table(heading: string): Record<string, string> {
  const section = guide.split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
  const rows = [...section.matchAll(/^\| (.+?) \| (.+?) \|$/gm)].slice(2);
  return Object.fromEntries(rows.map(([, name, value]) => [name, value]));
}

test('the guide tells the limits that the gateway has', () => {
  const url = 'http://127.0.0.1:1';
  const env = readEnv({
    ...{ PORT: '0', REDIS_URL: 'redis://127.0.0.1', IDENTITY_SECRET: 'x'.repeat(32) },
    ...{ ACCOUNTS_URL: url, ORDERS_URL: url, BILLING_URL: url, NODE_ENV: 'test' },
    ...{ LOGISTICS_URL: url, CAMPAIGNS_URL: url, ANALYTICS_URL: url },
  });
  const number = (value: number) => value.toLocaleString('en');
  assert.deepEqual(table('Limits'), {
    'requests a minute and key': number(env.RATE_LIMIT_PER_MINUTE),
    body: `${limits.bodyBytes / 1024} KiB`,
    tokens: number(limits.tokens),
    depth: number(limits.depth),
    aliases: number(limits.aliases),
    directives: number(limits.directives),
    'root fields': number(limits.rootFields),
    'fields, fragments written out': number(limits.fields),
    'cost: a point for each object, times the page size of each list around it': number(
      limits.cost,
    ),
  });
});

test('the guide tells the scopes that an API key may have', () => {
  const expected = apiKeyScopes.map((scope) => [`\`${scope}\``, scopes[scope]]);
  assert.deepEqual(table('Scopes'), Object.fromEntries(expected));
});
