import type {
  FetchNode,
  QueryPlan,
  QueryPlanSelectionNode,
  ResponsePath,
} from '@apollo/query-planner';
import { Unsupported } from './unsupported.ts';

/** One request to a subgraph; whatever of its body is the same for all requests is text already. */
export interface Fetch {
  kind: 'Fetch';
  service: string;
  /** The body up to the value of `variables`. */
  head: string;
  variables: readonly string[];
  requires: readonly QueryPlanSelectionNode[] | null;
  inputRewrites: FetchNode['inputRewrites'];
  outputRewrites: FetchNode['outputRewrites'];
}

/** What is to be done to answer an operation, in the words of `@apollo/query-planner`. */
export type Step =
  | Fetch
  | { kind: 'Sequence' | 'Parallel'; steps: Step[] }
  | { kind: 'Flatten'; path: ResponsePath; step: Step }
  | { kind: 'Condition'; variable: string; yes: Step | null; no: Step | null };

/** Takes over a plan. It throws on what only `@apollo/gateway` can do, as far as it can do it. */
export function compilePlan(node: QueryPlan['node']): Step | null {
  if (!node) return null;
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, steps: node.nodes.flatMap((each) => compilePlan(each) ?? []) };
    case 'Flatten': {
      const step = compilePlan(node.node);
      if (node.path.some((part) => typeof part !== 'string' || part.startsWith('|'))) {
        throw new Unsupported('The plan has a path of a kind that is new.');
      }
      return step && { kind: 'Flatten', path: node.path, step };
    }
    case 'Condition':
      return {
        kind: 'Condition',
        variable: node.condition,
        yes: compilePlan(node.ifClause),
        no: compilePlan(node.elseClause),
      };
    case 'Fetch':
      return compileFetch(node);
    default:
      throw new Unsupported(`The plan has a node of kind ${node.kind}.`);
  }
}

function compileFetch(node: FetchNode): Fetch {
  const variables = node.variableUsages ?? [];
  if (node.contextRewrites?.length || node.hasDefers) {
    throw new Unsupported('The plan has a fetch of a kind that is new.');
  }
  if (node.requires && variables.includes('representations')) {
    throw new Unsupported('A variable has the name that representations have.');
  }
  const fixed = JSON.stringify({ query: node.operation, operationName: node.operationName });
  return {
    kind: 'Fetch',
    service: node.serviceName,
    head: `${fixed.slice(0, -1)},"variables":`,
    variables,
    requires: node.requires ?? null,
    inputRewrites: node.inputRewrites,
    outputRewrites: node.outputRewrites,
  };
}
