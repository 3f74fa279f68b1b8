import type { XmlNode } from './xml.ts';

/** A value's rule: returns what is wrong with the text, in the words of a schema validator. */
type ValueRule = (text: string) => string | undefined;

/** The elements allowed inside another; each at most once unless it is a list. */
interface Complex {
  kind: 'all' | 'choice' | 'list';
  parts: Map<string, { schema: Schema; required: boolean }>;
  /** For lists: how many of the single part. */
  max?: number;
}

export type Schema = ValueRule | Complex;

/** An xsd:all: each part once, in any order. A name that ends in `?` is optional. */
export function all(parts: Record<string, Schema>): Complex {
  return { kind: 'all', parts: partsOf(parts) };
}

/** An xsd:choice: exactly one of the parts. */
export function choice(parts: Record<string, Schema>): Complex {
  return { kind: 'choice', parts: partsOf(parts) };
}

/** A sequence of one part, from one to `max` times. */
export function list(name: string, max: number, schema: Schema): Complex {
  return { kind: 'list', parts: partsOf({ [name]: schema }), max };
}

function partsOf(parts: Record<string, Schema>): Complex['parts'] {
  return new Map(
    Object.entries(parts).map(([name, schema]) => [
      name.replace('?', ''),
      { schema, required: !name.endsWith('?') },
    ]),
  );
}

export function text(max: number, min = 0): ValueRule {
  return (value) => {
    if (value.length > max) return `value length ${value.length} is greater than maxLength ${max}`;
    return value.length < min
      ? `value length ${value.length} is less than minLength ${min}`
      : undefined;
  };
}

export function pattern(allowed: RegExp): ValueRule {
  const whole = new RegExp(`^(?:${allowed.source})$`);
  return (value) =>
    whole.test(value) ? undefined : `value '${value}' does not match pattern '${allowed.source}'`;
}

export function oneOf(...values: string[]): ValueRule {
  return (value) =>
    values.includes(value) ? undefined : `value '${value}' is not one of [${values.join(', ')}]`;
}

/** A number above zero, up to `max`, with at most so many decimals. */
export function decimal(max: number, digits: number): ValueRule {
  return (value) => {
    if (!/^[+-]?\d+(\.\d*)?$/.test(value))
      return `value '${value}' is not a valid instance of type xsd:decimal`;
    const number = Number(value);
    if (number <= 0) return `value '${value}' must be greater than 0`;
    if (number > max) return `value '${value}' must be at most ${max}`;
    const decimals = value.split('.')[1]?.replace(/0+$/, '') ?? '';
    return decimals.length > digits
      ? `value '${value}' has more than ${digits} fraction digits`
      : undefined;
  };
}

export const boolean: ValueRule = oneOf('true', 'false', '1', '0');
/** An xsd:boolean fixed to true may also be written as an empty element. */
export const fixedTrue: ValueRule = oneOf('true', '1', '');
export const date: ValueRule = (value) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : `value '${value}' is not a valid instance of type xsd:date`;

/** The first violation, worded as Canada Post's gateway words it, or nothing. */
export function validate(node: XmlNode, schema: Schema, namespace: string): string | undefined {
  const name = (local: string) => `{${namespace}}${local}`;
  if (typeof schema === 'function') {
    const problem = schema(node.text);
    if (node.children.length > 0)
      return `cvc-type 3.1: element ${name(node.name)} must not have children`;
    return problem && `cvc-simple-type 1: element ${name(node.name)} ${problem}`;
  }
  const found = (what: string, next: string[]) =>
    `cvc-particle 3.1: in element ${name(node.name)}, found ${what} (in namespace ${namespace}), but next item should be any of [${next.map(name).join(', ')}]`;
  const names = [...schema.parts.keys()];
  const seen = new Map<string, number>();
  for (const part of node.children) {
    const rule = schema.parts.get(part.name);
    const count = (seen.get(part.name) ?? 0) + 1;
    seen.set(part.name, count);
    const tooMany = count > (schema.max ?? 1) || (schema.kind === 'choice' && seen.size > 1);
    if (!rule || tooMany)
      return found(
        `<${part.name}>`,
        names.filter((next) => !seen.has(next)),
      );
    const inner = validate(part, rule.schema, namespace);
    if (inner) return inner;
  }
  const required = schema.kind === 'choice' && seen.size === 0 ? names : [];
  const missing = names.filter((part) => schema.parts.get(part)?.required && !seen.has(part));
  const absent = schema.kind === 'choice' ? required : missing;
  return absent.length > 0 ? found(`</${node.name}>`, absent) : undefined;
}
