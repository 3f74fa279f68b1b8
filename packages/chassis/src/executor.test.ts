import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildSchema, type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql';
import { pino } from 'pino';
import { Executor } from './executor.ts';
import { GraphqlFailure } from './failure.ts';
import { presentError } from './present-error.ts';
import { scalars } from './scalars.ts';

const sdl = `
  scalar DateTime
  scalar Decimal
  enum Status { DRAFT PLACED }
  interface UserError { message: String! path: [String!]! }
  type OutOfStock implements UserError { message: String! path: [String!]! sku: String! }
  type NotFound implements UserError { message: String! path: [String!]! }
  type Placed { order: Order! }
  union PlaceResult = Placed | OutOfStock | NotFound
  type Order { id: ID! status: Status! total: Decimal at: DateTime! lines: [Line!]! notes: [String] buyer: Buyer strict: Buyer! }
  type Line { sku: String! quantity: Int! broken: String! maybe: String price(currency: String = "CAD", digits: Int): String }
  type Buyer { name: String! fails: String! }
  input LineInput { sku: String!, quantity: Int! = 1, tags: [String!] }
  input PlaceInput { lines: [LineInput!]!, status: Status = DRAFT, at: DateTime }
  type Query {
    order(id: ID!): Order
    orders(status: Status, first: Int = 2, ids: [ID!]): [Order!]
    sparse: [Order]
    search: [PlaceResult!]!
    errors: [UserError!]!
    echo(input: PlaceInput!): String!
    fails(how: String!): String
    mustNotFail: String!
  }
  type Mutation { place(input: PlaceInput!): PlaceResult! step(n: Int!): Int! }
`;

class Internal extends Error {}

function createSchema(): GraphQLSchema {
  const schema = buildSchema(sdl);
  const order = (id: string) => ({ id, status: 'PLACED', total: '12.50', notes: ['a', null] });
  const results = [
    { __typename: 'Placed', order: order('1') },
    { __typename: 'OutOfStock', message: 'None left.', path: ['input'], sku: 'KIT' },
    { __typename: 'NotFound', message: 'Gone.', path: [] },
  ];
  type Resolver = (source: never, args: never, context: never) => unknown;
  const resolvers: Record<string, Record<string, Resolver>> = {
    Query: {
      order: (_, { id }: { id: string }) => (id === '0' ? null : order(id)),
      orders: async (_, { first, ids }: { first: number; ids?: string[] }) =>
        (ids ?? ['1', '2', '3']).slice(0, first).map(order),
      sparse: () => [order('1'), null, Promise.resolve(order('3')), new Internal('one failed')],
      search: async () => results,
      errors: () => results.slice(1),
      echo: (_, args) => JSON.stringify(args),
      fails: (_, { how }: { how: string }) => fail(how),
      mustNotFail: () => fail('throw'),
    },
    Mutation: {
      place: (_, { input }: { input: { lines: { quantity: number }[] } }) =>
        results[(input.lines[0]?.quantity ?? 0) % 3],
      step: async (_, { n }: { n: number }, { steps }: { steps: number[] }) => {
        await new Promise((resolve) => setTimeout(resolve, 10 - n));
        steps.push(n);
        return steps.length;
      },
    },
    Order: {
      at: () => new Date(0),
      lines: async ({ id }: { id: string }) => [
        { sku: `${id}-a`, quantity: 1 },
        { sku: `${id}-b`, quantity: 2 },
      ],
      buyer: ({ id }: { id: string }) => (id === '2' ? null : { name: `Buyer ${id}` }),
      strict: ({ id }: { id: string }) => (id === '2' ? null : { name: `Buyer ${id}` }),
    },
    Line: {
      broken: ({ quantity }: { quantity: number }) => (quantity === 2 ? fail('throw') : 'fine'),
      maybe: async ({ quantity }: { quantity: number }) => (quantity === 2 ? fail('code') : 'fine'),
      price: (_, args) => JSON.stringify(args),
    },
    Buyer: { fails: () => fail('reject') },
  };
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName) as unknown as {
      getFields(): Record<string, { resolve?: Resolver }>;
    };
    for (const [name, resolve] of Object.entries(fields)) {
      Object.assign(type.getFields()[name] ?? {}, { resolve });
    }
  }
  for (const name of ['PlaceResult', 'UserError']) {
    const resolveType = (value: { __typename: string }) => value.__typename;
    Object.assign(schema.getType(name) ?? {}, { resolveType });
  }
  for (const name of ['DateTime', 'Decimal']) {
    const { serialize, parseValue, parseLiteral } = scalars[name] ?? {};
    Object.assign(schema.getType(name) ?? {}, { serialize, parseValue, parseLiteral });
  }
  return schema;
}

function fail(how: string): unknown {
  switch (how) {
    case 'code':
      throw new GraphqlFailure('CONFLICT', 'Somebody was faster.', { version: 3 });
    case 'return':
      return new Internal('returned');
    case 'reject':
      return Promise.reject(new Internal('rejected'));
    case 'reject code':
      return Promise.reject(new GraphqlFailure('NOT_FOUND', 'No such thing.'));
    case 'text':
      throw 'just a text';
    case 'null':
      return null;
    case 'undefined':
      return undefined;
    case 'object':
      return { toString: undefined };
    default:
      throw new Internal('thrown');
  }
}

const log = pino({ level: 'silent' });

/** What the caller receives; errors in the order of their paths, for theirs is not defined. */
function asSeen({ data, errors }: ExecutionResult) {
  const presented = errors?.map((error) => presentError(error, 'req', log));
  const key = (error: object) => JSON.stringify(error);
  presented?.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return JSON.parse(JSON.stringify({ data, errors: presented }));
}

const schema = createSchema();
const executor = new Executor(schema);

async function assertSame(query: string, variableValues: Record<string, unknown> = {}) {
  const prepared = executor.prepare(query);
  assert.ok('run' in prepared, `${query}: ${JSON.stringify(prepared)}`);
  const compiledContext = { steps: [] };
  const compiled = asSeen(await prepared.run(compiledContext, variableValues));
  const contextValue = { steps: [] };
  const document = parse(query);
  const reference = asSeen(await execute({ schema, document, contextValue, variableValues }));
  assert.deepEqual(compiled, reference, query);
  assert.deepEqual(Object.keys(compiled.data ?? {}), Object.keys(reference.data ?? {}));
  assert.deepEqual(compiledContext, contextValue);
  return reference as { data: Record<string, unknown> | null; errors?: { message: string }[] };
}

const queries: Record<string, (string | [string, ...Record<string, unknown>[]])[]> = {
  'values, lists and nulls': [
    '{ order(id: 1) { id status total at notes lines { sku quantity } buyer { name } } }',
    '{ order(id: "0") { id lines { sku } } }',
    '{ orders { id buyer { name } } }',
    '{ sparse { id } }',
    '{ __typename order(id: 1) { __typename lines { __typename } } }',
  ],
  'aliases and merged fields': [
    '{ a: order(id: 1) { id x: id } b: order(id: 2) { id } }',
    '{ order(id: 1) { lines { sku } lines { quantity } } }',
    '{ order(id: 1) { id } ...More } fragment More on Query { order(id: 1) { status } }',
  ],
  'fragments and abstract types': [
    '{ search { __typename ... on Placed { order { id } } ... on UserError { message path } ... on OutOfStock { sku } } }',
    '{ search { ...R } } fragment R on PlaceResult { ... on NotFound { message } ...S } fragment S on OutOfStock { m: message sku }',
    '{ errors { message __typename ... on OutOfStock { sku } } }',
    '{ errors { ... on UserError { path } ... { message } } }',
  ],
  '@skip and @include': [
    [
      'query ($yes: Boolean!, $no: Boolean!) { order(id: 1) { id @skip(if: $yes) status @include(if: $yes) total @include(if: $no) at @skip(if: $no) } }',
      { yes: true, no: false },
      { yes: false, no: true },
    ],
    [
      'query ($a: Boolean!, $b: Boolean!) { order(id: 1) { id @skip(if: $a) @include(if: $b) } }',
      { a: true, b: true },
      { a: false, b: true },
      { a: false, b: false },
    ],
    [
      'query ($a: Boolean!) { order(id: 1) { ...F @include(if: $a) ... @skip(if: $a) { status } } } fragment F on Order { id lines { sku @skip(if: $a) quantity } }',
      { a: true },
      { a: false },
    ],
    [
      'query ($a: Boolean = true) { order(id: 1) @include(if: $a) { id } other: order(id: 2) { id ...F ...G @skip(if: $a) } } fragment F on Order { status } fragment G on Order { status total }',
      {},
      { a: false },
    ],
    [
      'query ($a: Boolean!) { search { ... on UserError @include(if: $a) { message } ... on Placed { order @skip(if: $a) { id } __typename } } }',
      { a: true },
      { a: false },
    ],
    [
      'query ($a: Boolean!) { order(id: 1) { lines { sku } ... @include(if: $a) { lines { quantity } } } }',
      { a: true },
      { a: false },
    ],
    '{ order(id: 1) { id @skip(if: true) status @include(if: false) total } }',
  ],
  'errors and where nulls go': [
    '{ order(id: 1) { id lines { sku broken } } orders { id } }',
    '{ order(id: 1) { lines { sku maybe } } }',
    '{ orders { id strict { name } } }',
    '{ order(id: 1) { buyer { name fails } } }',
    '{ order(id: 1) { strict { fails } } other: order(id: 1) { id } }',
    '{ mustNotFail order(id: 1) { id } }',
    '{ sparse { id lines { broken } } }',
    ...[
      'text',
      'code',
      'return',
      'reject',
      'reject code',
      'throw',
      'null',
      'undefined',
      'object',
    ].map((how) => `{ fails(how: "${how}") order(id: 1) { id } }`),
  ],
  'arguments, defaults and variables': [
    '{ order(id: 1) { lines { price } } }',
    '{ order(id: 1) { lines { price(currency: null, digits: 2) } } }',
    [
      'query ($c: String, $d: Int = 4) { order(id: 1) { lines { price(currency: $c, digits: $d) } } }',
      {},
      { c: null, d: null },
      { c: 'USD', d: 1 },
    ],
    [
      'query ($n: Int, $ids: [ID!]) { orders(first: $n, ids: $ids) { id } }',
      {},
      { n: 1 },
      { ids: ['7', 8] },
      { ids: '7' },
      { n: null },
    ],
    [
      'query ($s: Status!) { orders(status: $s) { id } }',
      { s: 'DRAFT' },
      { s: 'NONE' },
      {},
      { s: null },
    ],
    [
      'query ($id: ID!) { order(id: $id) { id } }',
      { id: 5 },
      { id: 'x' },
      { id: 1.5 },
      { id: {} },
      {},
    ],
    '{ echo(input: { lines: [{ sku: "a" }, { sku: "b", quantity: 3, tags: "t" }] }) }',
    '{ echo(input: { lines: { sku: "a" }, status: PLACED, at: "2026-01-02T03:04:05Z" }) }',
    [
      'query ($input: PlaceInput!) { echo(input: $input) }',
      { input: { lines: [{ sku: 'a' }] } },
      {
        input: {
          lines: [{ sku: 'a', quantity: 2, tags: ['x'] }],
          status: 'PLACED',
          at: '2026-01-02T03:04:05Z',
        },
      },
      { input: { lines: { sku: 'a' }, status: null } },
      { input: { lines: [{ sku: 'a', quantity: 'two' }] } },
      { input: { lines: [{ quantity: 1 }, { sku: null }] } },
      { input: { lines: [{ sku: 'a', colour: 'red' }] } },
      { input: { lines: [{ sku: 'a', quantity: 2 ** 40 }] } },
      { input: { lines: [], at: 'yesterday' } },
      { input: { lines: [], at: '2026-02-30T00:00:00Z' } },
      { input: { lines: [], status: 'NONE' } },
      { input: { lines: null } },
      { input: 'text' },
      { input: null },
      {},
    ],
    [
      'query ($line: LineInput!, $sku: String!) { echo(input: { lines: [$line, { sku: $sku }] }) }',
      { line: { sku: 'a' }, sku: 'b' },
      { line: { sku: 1 }, sku: 'b' },
      { line: { sku: 'a' } },
    ],
    [
      'query ($q: Int) { echo(input: { lines: [{ sku: "a", quantity: 2, tags: ["x"] }], at: null }) orders(first: $q) { id } }',
      {},
      { q: 1 },
    ],
  ],
  mutations: [
    'mutation { a: step(n: 1) b: step(n: 5) c: step(n: 3) }',
    [
      'mutation ($input: PlaceInput!) { place(input: $input) { __typename ... on Placed { order { id } } ... on UserError { message path } } }',
      ...[0, 1, 2].map((quantity) => ({ input: { lines: [{ sku: 'a', quantity }] } })),
    ],
  ],
  introspection: [
    '{ __schema { types { name kind } } }',
    '{ __type(name: "Order") { fields { name type { kind ofType { name } } } } }',
  ],
};

for (const [what, cases] of Object.entries(queries)) {
  test(`compiled queries answer exactly as graphql-js does: ${what}`, async () => {
    for (const given of cases) {
      const [query, ...variables] = Array.isArray(given) ? given : [given];
      for (const values of variables.length === 0 ? [{}] : variables)
        await assertSame(query, values);
    }
  });
}

test('each query is compiled once and the eldest is forgotten', () => {
  const small = new Executor(schema, 2);
  const first = small.prepare('{ order(id: 1) { id } }');
  assert.equal(small.prepare('{ order(id: 1) { id } }'), first);
  small.prepare('{ order(id: 2) { id } }');
  small.prepare('{ order(id: 3) { id } }');
  assert.notEqual(small.prepare('{ order(id: 1) { id } }'), first);
});

test('what is too long, too deep or not valid is refused before it runs', () => {
  const long = `{ ${Array.from({ length: 5_001 }, (_, at) => `a${at}: __typename`).join(' ')} }`;
  const types = (depth: number): string =>
    depth === 0 ? 'name' : `ofType { ${types(depth - 1)} }`;
  const deep = `{ __type(name: "Order") { fields { type { ${types(25)} } } } }`;
  for (const query of [
    long,
    deep,
    '{ nothing }',
    '{',
    'query A { __typename } query B { __typename }',
  ]) {
    const refused = executor.prepare(query);
    assert.ok(Array.isArray(refused) && refused.length > 0, query.slice(0, 80));
  }
  assert.ok('run' in executor.prepare('query A { __typename } query B { __typename }', 'B'));
});
