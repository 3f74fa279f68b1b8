import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { RequestFailure } from './failure.ts';
import { type CostNode, limits, measureDocument } from './limits.ts';
import type { CompiledOperation } from './plan/compiled-operation.ts';

/** An operation that was parsed, validated and measured once. */
export interface PreparedOperation {
  hash: string;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  cost: CostNode;
  introspects: boolean;
  /** Set when it is first executed; null when only `@apollo/gateway` can execute it. */
  compiled?: CompiledOperation | null;
}

/** Prepares operations, and remembers the last thousand of them by their text. */
export class OperationCache {
  readonly #schema: GraphQLSchema;
  readonly #prepared = new LRUCache<string, PreparedOperation>({ max: 1_000 });

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  prepare(query: string, operationName: string | null): PreparedOperation {
    const key = `${operationName ?? ''}\n${query}`;
    let prepared = this.#prepared.get(key);
    if (!prepared) {
      prepared = this.#prepare(query, operationName);
      this.#prepared.set(key, prepared);
    }
    return prepared;
  }

  #prepare(query: string, operationName: string | null): PreparedOperation {
    const document = this.#parse(query);
    const errors = validate(this.#schema, document, specifiedRules, { maxErrors: 20 });
    // Limits come first: a document that is too large is not worth a list of its mistakes.
    const cost = measureDocument(this.#schema, document, operationName);
    if (errors.length > 0) {
      throw new RequestFailure('GRAPHQL_VALIDATION_FAILED', errors[0]?.message ?? '', { errors });
    }
    const operations = document.definitions.filter((node) => node.kind === 'OperationDefinition');
    const operation =
      operationName === null
        ? operations.length === 1
          ? operations[0]
          : undefined
        : operations.find((node) => node.name?.value === operationName);
    if (!operation) {
      throw new RequestFailure(
        'UNKNOWN_OPERATION',
        operationName === null
          ? 'The document has several operations: name one in `operationName`.'
          : `The document has no operation named "${operationName}".`,
      );
    }
    if (!this.#schema.getRootType(operation.operation)) {
      throw new RequestFailure(
        'GRAPHQL_VALIDATION_FAILED',
        `The API has no ${operation.operation}s.`,
      );
    }
    return {
      hash: createHash('sha256').update(query).digest('hex'),
      document,
      operation,
      cost,
      introspects: /\b__(schema|type)\b/.test(query),
    };
  }

  #parse(query: string): DocumentNode {
    try {
      return parse(query, { maxTokens: limits.tokens });
    } catch (error) {
      if (error instanceof RangeError) {
        throw new RequestFailure('LIMIT_EXCEEDED', 'The document is nested too deeply.');
      }
      if (!(error instanceof GraphQLError)) throw error;
      if (/token limit|more that? \d+ tokens/i.test(error.message)) {
        throw new RequestFailure(
          'LIMIT_EXCEEDED',
          `The document has more than ${limits.tokens} tokens.`,
        );
      }
      throw new RequestFailure('GRAPHQL_PARSE_FAILED', error.message, { errors: [error] });
    }
  }
}
