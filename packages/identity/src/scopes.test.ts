import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiKeyScopes, rolesToScopes } from './scopes.ts';

test('no customer role holds a staff scope', () => {
  for (const role of ['OWNER', 'ADMIN', 'MANAGER', 'ANALYST', 'BILLING']) {
    const held = rolesToScopes('USER', [role]);
    assert.ok(held.length > 0);
    assert.deepEqual(
      held.filter((scope) => scope.startsWith('staff:')),
      [],
    );
  }
});

test('a role of one side means nothing on the other', () => {
  assert.deepEqual(rolesToScopes('USER', ['SUPPORT']), []);
  assert.deepEqual(rolesToScopes('STAFF', ['OWNER', 'constructor']), []);
});

test('an analyst reads and never writes', () => {
  assert.ok(rolesToScopes('USER', ['ANALYST']).every((scope) => scope.endsWith(':read')));
});

test('several roles add up', () => {
  const both = rolesToScopes('USER', ['ANALYST', 'BILLING']);
  assert.ok(both.includes('billing:read') && both.includes('reports:read'));
});

test('an API key cannot make members or further keys', () => {
  assert.ok(!apiKeyScopes.includes('members:write') && !apiKeyScopes.includes('api_keys:write'));
  assert.ok(apiKeyScopes.includes('orders:write'));
  assert.ok(!apiKeyScopes.some((scope) => scope.startsWith('staff:')));
});
