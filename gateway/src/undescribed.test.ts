import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'graphql';
import { undescribed } from './undescribed.ts';

test('every element of a schema that lacks a description is named', () => {
  const schema = parse(`
    type Query { "One." order(id: ID!, "How it is written." locale: String): Order }
    type Order { "Its id." id: ID! total: Int }
    "Where it stands."
    enum State { OPEN "Nothing more happens." CLOSED }
    input Filter { state: State }
    scalar Decimal
    union Thing = Order
    interface Problem { "   " message: String! }
  `);
  assert.deepEqual(undescribed(schema), [
    'Query.order(id)',
    'Order',
    'Order.total',
    'State.OPEN',
    'Filter',
    'Filter.state',
    'Decimal',
    'Thing',
    'Problem',
    'Problem.message',
  ]);
});

test('a schema that is described lacks nothing', () => {
  const schema = parse(`
    directive @auth(scopes: [String!]!) on FIELD_DEFINITION
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Mutation { "Pays." pay("Which order." id: ID!): Int }
    """
    A day.
    """
    scalar Date
  `);
  assert.deepEqual(undescribed(schema), []);
});
