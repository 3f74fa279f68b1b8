import assert from 'node:assert/strict';
import { anonymousIdentity } from '@mobilytics/identity/identity';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { RequestFailure } from '../../src/failure.ts';
import { formatError } from '../../src/format-error.ts';
import { OperationCache } from '../../src/operation-cache.ts';
import { Planner } from '../../src/plan/planner.ts';
import { StockExecutor } from '../../src/stock-executor.ts';
import { InMemorySubgraphs, type Mood } from './subgraphs.ts';

export const moods: readonly Mood[] = ['well', 'failing', 'lying', 'away'];

const scope = { identity: anonymousIdentity('req_1'), signal: new AbortController().signal };

type Answer = { data?: unknown; errors?: readonly unknown[] | undefined };
type Variables = Record<string, unknown>;

/** Our executor beside that of `@apollo/gateway`, over the same subgraphs in memory. */
export class Comparison {
  readonly schema: GraphQLSchema;
  readonly #planner: Planner;
  readonly #operations: OperationCache;
  readonly #subgraphs: InMemorySubgraphs;
  readonly #sources: ReturnType<InMemorySubgraphs['sources']>;
  readonly #stock: StockExecutor;

  readonly #indices: boolean;

  /**
   * Where some entities of a list lack what another service requires, the stock gateway counts the others
   * only and names the wrong ones in its errors. `indices: false` compares paths without their indices.
   */
  constructor(supergraphSdl: string, { indices = true } = {}) {
    this.#indices = indices;
    this.#planner = new Planner(supergraphSdl);
    this.schema = this.#planner.schema;
    this.#operations = new OperationCache(this.schema);
    this.#subgraphs = new InMemorySubgraphs(supergraphSdl);
    this.#sources = this.#subgraphs.sources();
    this.#stock = new StockExecutor(supergraphSdl, this.#sources);
  }

  /** Whether the gateway lets an operation through: it is valid, and within the limits. */
  accepts(query: string): boolean {
    try {
      this.#operations.prepare(query, null);
      return true;
    } catch (error) {
      if (error instanceof RequestFailure) return false;
      throw error;
    }
  }

  /** Fails when the answers differ; null when our executor leaves the operation to the other one. */
  async compare(query: string, variables: Variables, mood: Mood): Promise<object | null> {
    const ask = this.#ours(query, variables);
    if (ask === null) return null;
    const ours = await this.#observe(mood, ask);
    const theirs = await this.#observe(mood, () => this.#theirs(query, variables));
    assert.deepEqual(ours, theirs, `${mood}: ${query}`);
    return ours;
  }

  async #observe(mood: Mood, ask: () => Promise<Answer>) {
    this.#subgraphs.mood = mood;
    this.#subgraphs.mutations = [];
    // Where one executor fails altogether, the other must, too.
    const answer = await ask().then(
      (each) => comparable(each, this.#indices),
      () => ({ failed: true }),
    );
    return { ...answer, mutations: this.#subgraphs.mutations };
  }

  #ours(query: string, variables: Variables): (() => Promise<Answer>) | null {
    const prepared = this.#operations.prepare(query, null);
    prepared.compiled ??= this.#planner.compile(prepared.document, prepared.operation);
    const { compiled } = prepared;
    const conditions = compiled?.conditions(variables);
    if (!compiled || !conditions) return null;
    const ask = async (service: string, body: string) => {
      const source = this.#sources.get(service);
      assert.ok(source);
      return source.ask(body);
    };
    return () => compiled.run(ask, variables, conditions);
  }

  #theirs(query: string, variables: Variables): Promise<Answer> {
    const request = { query, operationName: null, variables };
    return this.#stock.execute(this.#operations.prepare(query, null), request, scope);
  }
}

/**
 * The data and the errors, these in any order. Fields are in the order of the document in our answers, as
 * the specification wants it; the stock gateway moves fields of fragments that are written twice.
 */
function comparable(answer: Answer, indices: boolean) {
  const errors = answer.errors?.map((error) => {
    const { extensions, message, path } = formatError(error as GraphQLFormattedError, 'req_1');
    const place = indices ? path : path?.map((part) => (typeof part === 'number' ? '@' : part));
    return JSON.stringify({ message, place, extensions: Object.entries(extensions ?? {}).sort() });
  });
  const data = answer.data === undefined ? undefined : JSON.parse(JSON.stringify(answer.data));
  return { data, errors: errors?.sort() };
}
