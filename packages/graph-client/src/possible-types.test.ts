import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildSchema, isAbstractType, isInterfaceType, Kind, parse } from 'graphql';
import { possibleTypes } from './possible-types.ts';

/** The abstract types that fragments of both apps are written on. */
const operations = new URL('../../web-shell/src/operations/', import.meta.url);
const fragments = readdirSync(operations)
  .flatMap((file) => parse(readFileSync(new URL(file, operations), 'utf8')).definitions)
  .flatMap((definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION ? definition.typeCondition.name.value : [],
  );

test('the cache knows every type of every interface, and of unions that fragments stand on', () => {
  const schema = buildSchema(
    readFileSync(new URL('../../../gateway/api.graphql', import.meta.url), 'utf8'),
  );
  const abstract = Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .filter((type) => isInterfaceType(type) || fragments.includes(type.name));
  const found = abstract.map((type) => [
    type.name,
    schema
      .getPossibleTypes(type)
      .map(({ name }) => name)
      .sort(),
  ]);
  assert.deepEqual(possibleTypes, Object.fromEntries(found));
});
