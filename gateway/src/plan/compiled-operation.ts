import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Scope, Selections } from './collect.ts';
import type { Step } from './compile-plan.ts';
import { type Conditions, readConditions } from './conditions.ts';
import { introspect } from './introspect.ts';
import type { Data } from './merge.ts';
import { type Ask, type Run, runStep } from './run-plan.ts';
import { compileShape } from './shape.ts';

/** How many answers' shapes one operation keeps: they differ by what `@skip` and `@include` leave. */
const maxShapes = 32;

export interface PlanResult {
  data?: Data | null;
  errors?: readonly GraphQLFormattedError[];
}

/** What is worked out once for an operation: its plan, and the shape of its answer. */
export class CompiledOperation {
  readonly #supergraph: GraphQLSchema;
  readonly #plan: Step | null;
  readonly #scope: Omit<Scope, 'conditions'>;
  readonly #root: Selections;
  readonly #introspection: DocumentNode | null;
  readonly #wanted: ReadonlyMap<string, boolean | undefined>;
  readonly #shapes = new Map<string, (data: Data) => Data | null>();

  constructor(parts: {
    supergraph: GraphQLSchema;
    plan: Step | null;
    scope: Omit<Scope, 'conditions'>;
    root: Selections;
    introspection: DocumentNode | null;
    wanted: ReadonlyMap<string, boolean | undefined>;
  }) {
    this.#supergraph = parts.supergraph;
    this.#plan = parts.plan;
    this.#scope = parts.scope;
    this.#root = parts.root;
    this.#introspection = parts.introspection;
    this.#wanted = parts.wanted;
  }

  /** Null when `@skip` or `@include` has no boolean to go by. */
  conditions(variables: Record<string, unknown>): Conditions | null {
    return readConditions(this.#wanted, variables);
  }

  async run(
    ask: Ask,
    variables: Record<string, unknown>,
    conditions: Conditions,
  ): Promise<PlanResult> {
    const data: Data = {};
    const errors: GraphQLFormattedError[] = [];
    const run: Run = { supergraph: this.#supergraph, ask, variables, conditions, data, errors };
    if (this.#plan) await runStep(run, this.#plan, { path: [], value: data });
    try {
      Object.assign(data, introspect(this.#scope.schema, this.#introspection, variables));
      const shaped = this.#shape(conditions)(data);
      return errors.length === 0 ? { data: shaped } : { errors, data: shaped };
    } catch (error) {
      // A subgraph that breaks its schema leaves nothing that could be answered.
      return { errors: [error as Error] };
    }
  }

  #shape(conditions: Conditions): (data: Data) => Data | null {
    const key = [...conditions.values()].join();
    let shape = this.#shapes.get(key);
    if (!shape) {
      shape = compileShape({ ...this.#scope, conditions }, this.#root);
      if (this.#shapes.size >= maxShapes) this.#shapes.clear();
      this.#shapes.set(key, shape);
    }
    return shape;
  }
}
