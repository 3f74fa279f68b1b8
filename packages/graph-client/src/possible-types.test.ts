import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildSchema, isInterfaceType } from 'graphql';
import { possibleTypes } from './possible-types.ts';

test('the cache knows every type of every interface of the API', () => {
  const schema = buildSchema(
    readFileSync(new URL('../../../gateway/api.graphql', import.meta.url), 'utf8'),
  );
  const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
  const found = interfaces.map((type) => [
    type.name,
    schema
      .getPossibleTypes(type)
      .map(({ name }) => name)
      .sort(),
  ]);
  assert.deepEqual(possibleTypes, Object.fromEntries(found));
});
