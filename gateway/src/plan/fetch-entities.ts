import type { GraphQLFormattedError } from 'graphql';
import type { Fetch } from './compile-plan.ts';
import { type Data, mergeInto, pathsTo } from './merge.ts';
import { represent } from './representations.ts';
import { applyRewrites } from './rewrites.ts';
import type { Cursor, Run } from './run-plan.ts';
import { subgraphError } from './subgraph-error.ts';
import { variablesText } from './variables.ts';

/**
 * Asks a subgraph about entities and merges what it knows into them. Each entity is asked about once,
 * however often it is in the data: a page of orders has few organisations.
 */
export async function fetchEntities(
  run: Run,
  fetch: Fetch,
  requires: NonNullable<Fetch['requires']>,
  cursor: Cursor,
  entities: readonly Data[],
): Promise<void> {
  // By the text of the representation: the positions of the entities that have it.
  const positions = new Map<string, number[]>();
  for (const [position, entity] of entities.entries()) {
    const representation = represent(run.supergraph, entity, requires);
    if (!representation?.__typename) continue;
    applyRewrites(run.supergraph, fetch.inputRewrites, representation);
    const text = JSON.stringify(representation);
    const same = positions.get(text);
    if (same) same.push(position);
    else positions.set(text, [position]);
  }
  if (positions.size === 0) return;
  const { data, errors } = await run.ask(
    fetch.service,
    `${fetch.head}${variablesText(fetch, run.variables, [...positions.keys()])}}`,
  );
  const groups = [...positions.values()];
  if (errors) run.errors.push(...entityErrors(run, fetch, cursor, groups, errors));
  if (!data) return;
  const received = data._entities;
  if (!Array.isArray(received)) {
    throw new Error('Expected "data._entities" in response to be an array');
  }
  if (received.length !== groups.length) {
    throw new Error(`Expected "data._entities" to contain ${groups.length} elements`);
  }
  for (const [index, group] of groups.entries()) {
    const entity = received[index] as Data | null;
    if (entity && !entity.__typename) entity.__typename = entities[group[0] as number]?.__typename;
    applyRewrites(run.supergraph, fetch.outputRewrites, entity);
    for (const position of group) mergeInto(entities[position] as Data, entity);
  }
}

/** An error of an entity is an error everywhere the entity is. */
function entityErrors(
  run: Run,
  { service }: Fetch,
  cursor: Cursor,
  groups: readonly number[][],
  errors: readonly GraphQLFormattedError[],
): GraphQLFormattedError[] {
  const paths = pathsTo(run.data, cursor.path);
  return errors.flatMap((error) => {
    const { path } = error;
    const index = path?.[1];
    if (typeof index !== 'number') {
      return subgraphError(error, service, path && [...cursor.path, ...path]);
    }
    const rest = path?.slice(2) ?? [];
    const places = groups[index]?.map((position) => paths[position] ?? []) ?? [[]];
    return places.map((place) => subgraphError(error, service, [...place, ...rest]));
  });
}
