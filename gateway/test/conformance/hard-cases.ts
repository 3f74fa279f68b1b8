/** Operations in which executors go wrong, by what is hard in them. */
export const hardCases: Record<string, string> = {
  'one entity many times, its fields under aliases':
    '{ orders(first: 5) { edges { node { a: organization { id x: name } b: organization { y: name createdAt } number } } } }',
  'entities in lists in entities of other services':
    '{ orders { edges { node { shipments { devices { serial organization { name } } } fulfillments { lines { sku } } payments { id } } } } }',
  'there and back again':
    '{ organization { orders { edges { node { organization { orders(first: 2) { totalCount edges { node { id organization { name } } } } } } } } } }',
  'lists in lists': '{ trips(filter: { vehicleId: "veh_1" }) { edges { node { path } } } }',
  'a union with an interface and members':
    'mutation { holdOrder(input: { id: "ord_1", version: 1, reason: "x" }) { __typename ... on UserError { message path } ... on HoldOrderSuccess { order { id organization { name } } } ... on StaleVersion { currentVersion message } } }',
  'one name for fields of members that never meet':
    'mutation { holdOrder(input: { id: "ord_1", version: 1, reason: "x" }) { ... on StaleVersion { x: currentVersion } ... on RefusedTransition { y: from } ... on InvalidInput { problems { code } } } }',
  'mutations of several services in their order':
    'mutation { a: holdOrder(input: { id: "ord_1", version: 1, reason: "x" }) { __typename } b: revokeApiKey(input: { id: "key_1" }) { __typename } c: releaseOrder(input: { id: "ord_1", version: 1 }) { ... on ReleaseOrderSuccess { order { organization { name } } } } }',
  'parts of an entity skipped and included':
    'query ($yes: Boolean!, $no: Boolean!, $default: Boolean = true) { orders { edges { node { id organization @include(if: $yes) { name @skip(if: $no) createdAt @include(if: $default) } shipments @skip(if: $yes) { status } } } } }',
  'one field included twice under different conditions':
    'query ($yes: Boolean!, $no: Boolean!) { organization { id ...A @include(if: $yes) ...B @skip(if: $no) } } fragment A on Organization { orders { totalCount } } fragment B on Organization { orders { edges { cursor node { number } } } }',
  'everything skipped':
    'query ($yes: Boolean!) { markets @skip(if: $yes) { name } syncStatus @skip(if: true) { pendingEvents } }',
  'fragments in fragments on the same fields':
    '{ ...Root } fragment Root on Query { order(id: "ord_1") { ...One ...Two } } fragment One on Order { lines { sku ...Line } organization { id } } fragment Two on Order { lines { quantity ...Line } organization { name } } fragment Line on OrderLine { taxes { __typename } total { amount } }',
  'names of types everywhere':
    '{ __typename t: __typename order(id: "ord_1") { __typename kind: __typename organization { what: __typename name } lines { __typename } } }',
  'only the name of the root type': '{ a: __typename b: __typename }',
  'variables in arguments of other services':
    'query ($page: Int, $text: ID!) { order(id: $text) { organization { members(first: $page) { totalCount } } } orders(first: $page) { totalCount } }',
  'several roots of several services at once':
    '{ organization { name } billingAccount { __typename } markets { name } warehouses { __typename } syncStatus { pendingEvents } products { totalCount } }',
};

/** The schema itself, also beside data. */
export const introspectionCases: Record<string, string> = {
  'the schema':
    '{ __schema { queryType { name } types { kind name fields(includeDeprecated: true) { name type { ofType { name } } } } directives { name } } }',
  'the schema beside data':
    'query ($yes: Boolean!) { __type(name: "Order") { name fields { name @include(if: $yes) } } organization { name } none: __type(name: "Nothing") { name } ...S } fragment S on Query { s: __schema @skip(if: $yes) { mutationType { name } } }',
};

/** Operations that our executor must not answer: with `yes` null, or with names that are no plain keys. */
export const leftCases = [
  'query ($yes: Boolean = true) { markets @include(if: $yes) { name } }',
  '{ constructor: syncStatus { pendingEvents } }',
  '{ syncStatus { __typename: pendingEvents } }',
  '{ markets { __proto__: name } }',
];
