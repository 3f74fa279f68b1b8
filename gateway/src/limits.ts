import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { RequestFailure } from './failure.ts';

/** What one request may ask for; docs/guides/integrate.md tells integrators. */
export const limits = {
  bodyBytes: 256 * 1024,
  tokens: 4_000,
  depth: 14,
  aliases: 30,
  directives: 30,
  rootFields: 20,
  /** Points: one for each object, times what each list around it may hold. */
  cost: 20_000,
  /** Fields after fragments are written out, so that nested fragments cannot explode. */
  fields: 5_000,
};

const defaultPage = 20;
const plainListSize = 5;

/** One field's share of the cost; kept per document, because only the page sizes vary. */
export interface CostNode {
  points: number;
  size: number | { variable: string } | null;
  children: CostNode[];
}

interface Walk {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  /** The fragments around the selection: validation tells of a cycle, which has no end to measure. */
  open: Set<string>;
  counts: { fields: number; depth: number; aliases: number; directives: number };
}

/** Checks the limits that do not depend on variables, and returns the tree that `checkCost` evaluates. */
export function measureDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): CostNode {
  const root: CostNode = { points: 1, size: null, children: [] };
  const walk: Walk = {
    schema,
    fragments: new Map(),
    open: new Set(),
    counts: { fields: 0, depth: 0, aliases: 0, directives: 0 },
  };
  for (const node of document.definitions) {
    if (node.kind === 'FragmentDefinition') walk.fragments.set(node.name.value, node);
  }
  for (const node of document.definitions) {
    if (node.kind !== 'OperationDefinition') continue;
    if (operationName !== null && node.name?.value !== operationName) continue;
    const type = schema.getRootType(node.operation);
    if (type) walkSelections(walk, type, node.selectionSet, 1, root);
  }
  if (root.children.length > limits.rootFields)
    refuse('root fields', root.children.length, limits.rootFields);
  return root;
}

function walkSelections(
  walk: Walk,
  parent: GraphQLNamedType,
  set: SelectionSetNode,
  depth: number,
  into: CostNode,
): void {
  const { counts } = walk;
  counts.depth = Math.max(counts.depth, depth);
  if (counts.depth > limits.depth) refuse('levels', counts.depth, limits.depth);
  for (const selection of set.selections) {
    counts.directives += selection.directives?.length ?? 0;
    if (counts.directives > limits.directives)
      refuse('directives', counts.directives, limits.directives);
    if (selection.kind === 'Field') {
      walkField(walk, parent, selection, depth, into);
    } else if (selection.kind === 'InlineFragment') {
      const type =
        selection.typeCondition && walk.schema.getType(selection.typeCondition.name.value);
      walkSelections(walk, type ?? parent, selection.selectionSet, depth, into);
    } else {
      const name = selection.name.value;
      const fragment = walk.fragments.get(name);
      const type = fragment && walk.schema.getType(fragment.typeCondition.name.value);
      if (!fragment || !type || walk.open.has(name)) continue;
      walk.open.add(name);
      walkSelections(walk, type, fragment.selectionSet, depth, into);
      walk.open.delete(name);
    }
  }
}

function walkField(
  walk: Walk,
  parent: GraphQLNamedType,
  node: FieldNode,
  depth: number,
  into: CostNode,
): void {
  const { counts } = walk;
  counts.fields += 1;
  if (counts.fields > limits.fields) refuse('fields', counts.fields, limits.fields);
  if (node.alias) counts.aliases += 1;
  if (counts.aliases > limits.aliases) refuse('aliases', counts.aliases, limits.aliases);
  const field =
    isObjectType(parent) || isInterfaceType(parent)
      ? parent.getFields()[node.name.value]
      : undefined;
  const type = field && getNamedType(field.type);
  const cost: CostNode = { points: 0, size: null, children: [] };
  into.children.push(cost);
  if (!field || !type || !isCompositeType(type) || !node.selectionSet) return;
  cost.points = 1;
  if (type.name.endsWith('Connection')) cost.size = pageSize(node);
  // The edges of a connection are as many as its page, which is counted already.
  else if (isListType(getNullableType(field.type)) && node.name.value !== 'edges')
    cost.size = plainListSize;
  walkSelections(walk, type, node.selectionSet, depth + 1, cost);
}

function pageSize(node: FieldNode): CostNode['size'] {
  const value = node.arguments?.find(
    ({ name }) => name.value === 'first' || name.value === 'last',
  )?.value;
  if (value?.kind === 'IntValue') return Number(value.value);
  if (value?.kind === 'Variable') return { variable: value.name.value };
  return defaultPage;
}

/** The cost of a measured document with these variables, in points; refuses what is over the limit. */
export function checkCost(node: CostNode, variables: Record<string, unknown>): number {
  const cost = costOf(node, variables);
  if (cost > limits.cost) {
    throw new RequestFailure(
      'LIMIT_EXCEEDED',
      `The operation costs ${cost} points; at most ${limits.cost} are allowed. Ask for shorter pages or fewer nested lists.`,
    );
  }
  return cost;
}

function costOf(node: CostNode, variables: Record<string, unknown>): number {
  let inner = node.points;
  for (const child of node.children) inner += costOf(child, variables);
  if (node.size === null) return inner;
  const size = typeof node.size === 'number' ? node.size : variables[node.size.variable];
  return inner * (typeof size === 'number' && size > 0 ? size : defaultPage);
}

function refuse(what: string, count: number, limit: number): never {
  throw new RequestFailure(
    'LIMIT_EXCEEDED',
    `The operation has ${count} ${what}; at most ${limit} are allowed.`,
  );
}
