import type { Fetch } from './compile-plan.ts';

/** The JSON text of a fetch's variables: those of the request it uses, and the representations. */
export function variablesText(
  { variables }: Fetch,
  values: Record<string, unknown>,
  representations?: readonly string[],
): string {
  const parts = variables
    .filter((name) => Object.hasOwn(values, name))
    .map((name) => `${JSON.stringify(name)}:${JSON.stringify(values[name])}`);
  if (representations) parts.push(`"representations":[${representations.join()}]`);
  return `{${parts.join()}}`;
}
