import type { ResponsePath } from '@apollo/query-planner';

/** JSON objects as subgraphs answer them; entities are extended in place. */
export type Data = Record<string, unknown>;

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Merges what one subgraph answered into what others did, by the same rules as `@apollo/gateway`. */
export function mergeInto(target: Data, source: Data | null | undefined): void {
  if (source === undefined || source === null) return;
  for (const key of Object.keys(source)) {
    const value = source[key];
    const existing = target[key];
    if (value === undefined) continue;
    if (existing && isObject(value)) {
      mergeInto(existing as Data, value);
    } else if (
      Array.isArray(value) &&
      Array.isArray(existing) &&
      value.length === existing.length
    ) {
      for (const [index, element] of value.entries()) {
        if (isObject(existing[index]) && isObject(element)) mergeInto(existing[index], element);
        else existing[index] = element;
      }
    } else {
      target[key] = value;
    }
  }
}

/** What is at a plan's path, where `@` stands for every element of a list. */
export function valueAt(value: unknown, path: ResponsePath, from = 0): unknown {
  let current = value;
  for (let at = from; at < path.length; at += 1) {
    if (current === undefined || current === null) return current;
    const part = path[at] as string;
    if (part === '@') {
      const next = at + 1;
      return (current as unknown[]).flatMap((element) => valueAt(element, path, next));
    }
    if (Array.isArray(current)) throw new Error(`Unexpected list before ${part} in the answer.`);
    current = (current as Data)[part];
  }
  return current;
}

/** The paths, with indices, of everything that is not null at a plan's path. */
export function pathsTo(value: unknown, path: ResponsePath): ResponsePath[] {
  const found: ResponsePath[] = [];
  const walk = (current: unknown, at: number, parents: ResponsePath) => {
    if (current === undefined || current === null) return;
    const part = path[at];
    if (part === undefined) {
      found.push(parents);
    } else if (part === '@') {
      for (const [index, element] of (current as unknown[]).entries())
        walk(element, at + 1, [...parents, index]);
    } else {
      walk((current as Data)[part], at + 1, [...parents, part]);
    }
  };
  walk(value, 0, []);
  return found;
}
