import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { anonymousIdentity } from '@mobilytics/identity/identity';
import { type GraphQLFormattedError, parse, validate } from 'graphql';
import { formatError } from '../src/format-error.ts';
import { OperationCache } from '../src/operation-cache.ts';
import { Planner } from '../src/plan/planner.ts';
import { StockExecutor } from '../src/stock-executor.ts';
import { hardCases } from './conformance/hard-cases.ts';
import { OperationWriter } from './conformance/operations.ts';
import { InMemorySubgraphs, type Mood } from './conformance/subgraphs.ts';

/** Our executor against that of `@apollo/gateway`, over the subgraphs of the real supergraph in memory. */
const supergraph = readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8');
const planner = new Planner(supergraph);
const operations = new OperationCache(planner.schema);
const subgraphs = new InMemorySubgraphs(supergraph);
const sources = subgraphs.sources();
const stock = new StockExecutor(supergraph, sources);
const scope = { identity: anonymousIdentity('req_1'), signal: new AbortController().signal };
const moods: readonly Mood[] = ['well', 'failing', 'lying', 'away'];

async function stockAnswer(query: string, variables: Record<string, unknown>) {
  const prepared = operations.prepare(query, null);
  return stock.execute(prepared, { query, operationName: null, variables }, scope);
}

function ourAnswer(query: string, variables: Record<string, unknown>) {
  const prepared = operations.prepare(query, null);
  prepared.compiled ??= planner.compile(prepared.document, prepared.operation);
  const { compiled } = prepared;
  const conditions = compiled?.conditions(variables);
  if (!compiled || !conditions) return null;
  const ask = async (service: string, body: string) => {
    const source = sources.get(service);
    assert.ok(source);
    return source.ask(body);
  };
  return compiled.run(ask, variables, conditions);
}

/**
 * The data and the errors, these in any order. Fields are in the order of the document in our answers, as
 * the specification wants it; the stock gateway moves fields of fragments that are written twice.
 */
function comparable(answer: { data?: unknown; errors?: readonly unknown[] | undefined }) {
  const errors = answer.errors?.map((error) => {
    const { extensions, ...rest } = formatError(error as GraphQLFormattedError, 'req_1');
    return JSON.stringify({ ...rest, extensions: Object.entries(extensions ?? {}).sort() });
  });
  const data = answer.data === undefined ? undefined : JSON.parse(JSON.stringify(answer.data));
  return { data, errors: errors?.sort() };
}

/** An answer, or that there is none: then both must fail. */
const orFailure = (answer: Promise<{ data?: unknown; errors?: readonly unknown[] | undefined }>) =>
  answer.then(comparable, () => 'failed');

async function compare(query: string, variables: Record<string, unknown>, mood: Mood) {
  subgraphs.mood = mood;
  const answer = ourAnswer(query, variables);
  if (answer === null) return false;
  const ours = await orFailure(answer);
  assert.deepEqual(ours, await orFailure(stockAnswer(query, variables)), `${mood}: ${query}`);
  return true;
}

const variables = { yes: true, no: false, text: 'ord_1', page: 5 };

test('generated operations have the answers of the stock gateway', async () => {
  let compared = 0;
  let left = 0;
  for (let seed = 0; seed < 600; seed += 1) {
    const writer = new OperationWriter(planner.schema, `operation ${seed}`);
    const query = writer.write(seed % 4 === 3 ? 'mutation' : 'query');
    if (validate(planner.schema, parse(query)).length > 0) continue;
    for (const mood of moods) {
      if (await compare(query, variables, mood)) compared += 1;
      else left += 1;
    }
    await compare(query, { ...variables, yes: false, no: true, default: false }, 'failing');
  }
  console.log({ compared, left });
  assert.ok(compared > 1_000, `${compared} comparisons`);
  assert.ok(left < compared / 50, `${left} were left to the stock gateway`);
});

for (const [name, query] of Object.entries(hardCases)) {
  test(`the stock gateway's answer: ${name}`, async () => {
    for (const mood of moods) assert.ok(await compare(query, variables, mood));
  });
}
