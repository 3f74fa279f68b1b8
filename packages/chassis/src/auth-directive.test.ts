import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Identity, systemIdentity } from '@mobilytics/identity/identity';
import { buildSchema, graphql } from 'graphql';
import { enforceAuth } from './auth-directive.ts';

const directive = 'directive @auth(scopes: [String!]!) on FIELD_DEFINITION | OBJECT';
const viewer = (scopes: string[], kind: Identity['kind'] = 'USER'): Identity => ({
  ...systemIdentity('x', 'req'),
  kind,
  scopes,
});

test('a root field without @auth stops the start, and all such are listed', () => {
  const schema = buildSchema(`${directive}
    type Query { guarded: Int @auth(scopes: []) open: Int }
    type Mutation { change: Int }
    type Other { free: Int }`);
  assert.throws(() => enforceAuth(schema), /Query\.open, Mutation\.change$/);
});

test('a type with @auth guards each of its fields, on top of what they ask themselves', async () => {
  const schema = buildSchema(`${directive}
    type Query { secret: Secret @auth(scopes: ["public"]) }
    type Secret @auth(scopes: ["billing:read"]) {
      plain: Int
      more: Int @auth(scopes: ["audit:read"])
    }`);
  enforceAuth(schema);
  const ask = async (identity: Identity) => {
    const { data, errors } = await graphql({
      schema,
      source: '{ secret { plain more } }',
      rootValue: { secret: { plain: 1, more: 2 } },
      contextValue: { viewer: identity },
    });
    const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
    return { ...(data?.secret as object), codes };
  };
  assert.deepEqual(await ask(viewer([], 'ANONYMOUS')), {
    ...{ plain: null, more: null },
    codes: ['UNAUTHENTICATED', 'UNAUTHENTICATED'],
  });
  assert.deepEqual(await ask(viewer(['billing:read'])), {
    ...{ plain: 1, more: null },
    codes: ['FORBIDDEN'],
  });
  assert.deepEqual(await ask(viewer(['audit:read'])), {
    ...{ plain: null, more: null },
    codes: ['FORBIDDEN', 'FORBIDDEN'],
  });
  assert.deepEqual(await ask(viewer(['billing:read', 'audit:read'])), {
    ...{ plain: 1, more: 2 },
    codes: [],
  });
});
