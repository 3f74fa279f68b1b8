import type { ResponsePath } from '@apollo/query-planner';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Fetch, Step } from './compile-plan.ts';
import type { Conditions } from './conditions.ts';
import { fetchEntities } from './fetch-entities.ts';
import { type Data, mergeInto, valueAt } from './merge.ts';
import { applyRewrites } from './rewrites.ts';
import { subgraphError } from './subgraph-error.ts';
import { variablesText } from './variables.ts';

/** What a subgraph answers. */
export interface SubgraphResult {
  data?: Data | null;
  errors?: readonly GraphQLFormattedError[];
}

/** Asks a subgraph with a request body; it throws an error for callers when there is no answer. */
export type Ask = (service: string, body: string) => Promise<SubgraphResult>;

/** One execution of a plan. */
export interface Run {
  supergraph: GraphQLSchema;
  ask: Ask;
  variables: Record<string, unknown>;
  conditions: Conditions;
  /** The data of all subgraphs so far, merged. */
  data: Data;
  errors: GraphQLFormattedError[];
}

/** Where in the data a step works: an object, or a list of them with nulls between. */
export interface Cursor {
  path: ResponsePath;
  value: unknown;
}

/** Executes a plan's step: what subgraphs answer is merged at the cursor, their errors are gathered. */
export async function runStep(run: Run, step: Step, cursor: Cursor): Promise<void> {
  switch (step.kind) {
    case 'Sequence':
      for (const each of step.steps) await runStep(run, each, cursor);
      return;
    case 'Parallel':
      await Promise.all(step.steps.map((each) => runStep(run, each, cursor)));
      return;
    case 'Flatten': {
      const value = valueAt(cursor.value, step.path);
      if (!value) return;
      return runStep(run, step.step, { path: [...cursor.path, ...step.path], value });
    }
    case 'Condition': {
      const next = run.conditions.get(step.variable) ? step.yes : step.no;
      return next ? runStep(run, next, cursor) : undefined;
    }
    case 'Fetch':
      try {
        await fetchStep(run, step, cursor);
      } catch (error) {
        run.errors.push(error as Error);
      }
  }
}

async function fetchStep(run: Run, fetch: Fetch, cursor: Cursor): Promise<void> {
  const targets = (Array.isArray(cursor.value) ? cursor.value : [cursor.value]) as (Data | null)[];
  const entities = targets.filter((target) => target !== null && target !== undefined);
  if (entities.length === 0) return;
  if (fetch.requires) return fetchEntities(run, fetch, fetch.requires, cursor, entities);
  const { data, errors } = await run.ask(
    fetch.service,
    `${fetch.head}${variablesText(fetch, run.variables)}}`,
  );
  for (const error of errors ?? []) {
    const path = error.path && [...cursor.path, ...error.path];
    run.errors.push(subgraphError(error, fetch.service, path));
  }
  applyRewrites(run.supergraph, fetch.outputRewrites, data);
  for (const entity of entities) mergeInto(entity, data);
}
