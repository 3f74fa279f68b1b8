import { operationFromDocument, type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { checkShape } from './check-shape.ts';
import { compilePlan } from './compile-plan.ts';
import { CompiledOperation } from './compiled-operation.ts';
import { conditionVariables } from './conditions.ts';
import { introspectionPart } from './introspect.ts';

/** Plans operations with the planner of `@apollo/gateway`, for execution by our own executor. */
export class Planner {
  /** What callers see. */
  readonly schema: GraphQLSchema;
  readonly #api: Schema;
  readonly #supergraph: GraphQLSchema;
  readonly #planner: QueryPlanner;

  constructor(supergraphSdl: string) {
    const supergraph = Supergraph.build(supergraphSdl);
    this.#api = supergraph.apiSchema();
    this.#supergraph = supergraph.schema.toGraphQLJSSchema();
    this.#planner = new QueryPlanner(supergraph);
    this.schema = this.#api.toGraphQLJSSchema();
  }

  /** Compiles a valid operation; null when it cannot be done exactly, and `@apollo/gateway` must answer. */
  compile(document: DocumentNode, operation: OperationDefinitionNode): CompiledOperation | null {
    try {
      return this.#compile(document, operation);
    } catch {
      // Whatever is wrong with the operation, `@apollo/gateway` has words for it.
      return null;
    }
  }

  #compile(document: DocumentNode, operation: OperationDefinitionNode): CompiledOperation {
    const { schema } = this;
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const node of document.definitions) {
      if (node.kind === 'FragmentDefinition') fragments.set(node.name.value, node);
    }
    const parent = schema.getRootType(operation.operation);
    if (!parent) throw new Error(`The schema has no ${operation.operation}.`);
    const root = { parent, set: operation.selectionSet };
    checkShape({ schema, fragments, conditions: null }, root);
    const operationName = operation.name?.value;
    const plan = this.#planner.buildQueryPlan(
      operationFromDocument(this.#api, document, { ...(operationName && { operationName }) }),
    );
    return new CompiledOperation({
      supergraph: this.#supergraph,
      plan: compilePlan(plan.node),
      scope: { schema, fragments },
      root,
      introspection: introspectionPart(operation, fragments),
      wanted: conditionVariables(operation, fragments),
    });
  }
}
