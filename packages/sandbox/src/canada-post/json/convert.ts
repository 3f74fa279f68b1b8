import type { Schema } from '../schema.ts';
import { escapeXml, type XmlNode } from '../xml.ts';

const kebabCase = (name: string) =>
  name.replaceAll(/[A-Z]|(?<=[a-z])\d/g, (letter) => `-${letter.toLowerCase()}`);
const camelCase = (name: string) =>
  name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** A JSON request as the XML document that means the same. What is unknown stays, to be refused by name. */
export function xmlOf(root: string, namespace: string, schema: Schema, value: unknown): string {
  return `<?xml version="1.0"?><${root} xmlns="${namespace}">${inside(schema, value)}</${root}>`;
}

function inside(schema: Schema | undefined, value: unknown): string {
  if (typeof value !== 'object' || value === null) return escapeXml(String(value ?? ''));
  if (Array.isArray(value)) {
    const [member = 'item', part] =
      typeof schema === 'object' ? ([...schema.parts][0] ?? []) : ([] as const);
    return value.map((item) => element(member, part?.schema, item)).join('');
  }
  return Object.entries(value)
    .map(([key, content]) => {
      const name = kebabCase(key);
      const part = typeof schema === 'object' ? schema.parts.get(name) : undefined;
      return element(name, part?.schema, content);
    })
    .join('');
}

const element = (name: string, schema: Schema | undefined, value: unknown) =>
  value === undefined || value === null ? '' : `<${name}>${inside(schema, value)}</${name}>`;

const lists = new Set(
  'significant-events sku-list options priced-options adjustments links price-quotes delivery-options services tracking-summary manifests shipments groups'.split(
    ' ',
  ),
);
const numbers =
  /^(due|base|gst|pst|hst|option-price|adjustment-cost|percent|expected-trans(it|mit)-time|.*-amount|rated-weight)$/;

type Written = string | number | boolean | Written[] | { [name: string]: Written };

/** An XML answer as the JSON one that means the same. */
export function jsonOf(node: XmlNode): Written {
  if (lists.has(node.name)) return node.children.map(jsonOf);
  const { attributes, children, text } = node;
  if (attributes === undefined && children.length === 0) {
    if (text === 'true' || text === 'false') return text === 'true';
    return numbers.test(node.name) && text !== '' ? Number(text) : text;
  }
  return Object.fromEntries([
    ...Object.entries(attributes ?? {}).map(([name, value]) => [camelCase(name), value] as const),
    ...children.map((part) => [camelCase(part.name), jsonOf(part)] as const),
  ]);
}
