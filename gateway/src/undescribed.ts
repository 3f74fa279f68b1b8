import type { DocumentNode, StringValueNode } from 'graphql';

interface Described {
  name: { value: string };
  description?: StringValueNode;
  arguments?: readonly Described[];
  fields?: readonly Described[];
  values?: readonly Described[];
}

/** Query and Mutation say nothing that their names do not. */
const rootTypes = new Set(['Query', 'Mutation']);

/**
 * The types, fields, arguments, enum values and input fields of a schema that have no description, for
 * example `Order.timeline(first)`. The descriptions are the API's documentation, so an element without one
 * is an element that nobody can use without asking us.
 */
export function undescribed(document: DocumentNode): string[] {
  const missing: string[] = [];
  const look = (element: Described, name: string) => {
    if (!element.description?.value.trim()) missing.push(name);
    for (const argument of element.arguments ?? []) {
      look(argument, `${name}(${argument.name.value})`);
    }
  };
  for (const definition of document.definitions) {
    if (!definition.kind.endsWith('TypeDefinition')) continue;
    const type = definition as unknown as Described;
    if (!rootTypes.has(type.name.value)) look(type, type.name.value);
    for (const member of [...(type.fields ?? []), ...(type.values ?? [])]) {
      look(member, `${type.name.value}.${member.name.value}`);
    }
  }
  return missing;
}
