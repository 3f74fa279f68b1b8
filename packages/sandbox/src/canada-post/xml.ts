import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element as it was received: its local name, its text and the elements inside. */
export interface XmlNode {
  name: string;
  text: string;
  children: XmlNode[];
  /** Absent where there are none. */
  attributes?: Record<string, string>;
}

export interface XmlDocument {
  root: XmlNode;
  namespace: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
});

type Parsed = Record<string, unknown>;

/** Reads a document, or tells in words why it is none. */
export function parseXml(source: string): XmlDocument | { problem: string } {
  // A document type may expand without end or name files; no client has need of one.
  if (/<!(DOCTYPE|ENTITY)/i.test(source)) return { problem: 'A DOCTYPE is not allowed.' };
  const valid = XMLValidator.validate(source);
  if (valid !== true) return { problem: `${valid.err.msg} Line ${valid.err.line}.` };
  const roots = (parser.parse(source) as Parsed[]).filter((part) => !('#text' in part));
  const root = roots[0];
  if (!root) return { problem: 'The document has no element.' };
  const [prefix] = tagOf(root).includes(':') ? tagOf(root).split(':') : [''];
  const attributes = (root[':@'] ?? {}) as Record<string, string>;
  const namespace = attributes[prefix ? `@_xmlns:${prefix}` : '@_xmlns'] ?? '';
  return { root: nodeOf(root), namespace };
}

const tagOf = (part: Parsed): string => Object.keys(part).find((key) => key !== ':@') ?? '';

function nodeOf(part: Parsed): XmlNode {
  const tag = tagOf(part);
  const inside = part[tag] as Parsed[];
  const text = inside.map((child) => ('#text' in child ? String(child['#text']) : '')).join('');
  const children = inside.filter((child) => !('#text' in child)).map(nodeOf);
  const attributes = Object.entries((part[':@'] ?? {}) as Record<string, string>)
    .filter(([name]) => !name.startsWith('@_xmlns'))
    .map(([name, value]) => [name.slice(2), value]);
  return {
    ...{ name: tag.split(':').at(-1) ?? tag, text: text.trim(), children },
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
  };
}

/** The node at the end of a path of element names. */
export function child(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>(
    (at, name) => at?.children.find((candidate) => candidate.name === name),
    node,
  );
}

export function textAt(node: XmlNode | undefined, ...path: string[]): string {
  return child(node, ...path)?.text ?? '';
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Markup that is already escaped. */
export interface Markup {
  xml: string;
}

type Content = string | number | boolean | Markup | undefined | Content[];

/** One element; undefined content inside is left out. */
export function el(name: string, ...content: Content[]): Markup {
  const inside = render(content);
  return { xml: inside ? `<${name}>${inside}</${name}>` : `<${name}/>` };
}

export function emptyEl(name: string, attributes: Record<string, string>): Markup {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return { xml: `<${name}${pairs.join('')}/>` };
}

export function documentOf(name: string, namespace: string, ...content: Content[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="${namespace}">${render(content)}</${name}>\n`;
}

function render(content: Content): string {
  if (content === undefined) return '';
  if (Array.isArray(content)) return content.map(render).join('');
  if (typeof content === 'object') return content.xml;
  return escapeXml(String(content));
}

/** Writes a received element again, as the details of a shipment repeat it. */
export function echo(node: XmlNode): Markup {
  return el(node.name, node.children.length > 0 ? node.children.map(echo) : node.text);
}
