import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element and what is in it, in order; an undefined content leaves the element out. */
export type XmlElement = [name: string, content: string | XmlElement[] | undefined];

/** Writes elements in exactly the order given, as an `xs:sequence` demands. */
export function writeXml(root: string, namespace: string, children: XmlElement[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${writeElements(children)}</${root}>`;
}

function writeElements(elements: XmlElement[]): string {
  return elements
    .map(([name, content]) => {
      if (content === undefined) return '';
      const inner = typeof content === 'string' ? escapeText(content) : writeElements(content);
      return `<${name}>${inner}</${name}>`;
    })
    .join('');
}

function escapeText(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // Control characters are not allowed in XML at all, line breaks not in a normalizedString.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be removed.
      .replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
  );
}

/** A parsed element. Reading what is not there gives nothing, so that a carrier may leave things out. */
export type XmlNode = {
  text: (...path: string[]) => string | null;
  all: (...path: string[]) => XmlNode[];
  attribute: (name: string) => string | null;
};

export type XmlDocument = { root: string; node: XmlNode };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
});

/** Files come beside the XML and not in it; reading more would keep the process from all else. */
const longestXml = 1_000_000;

export class XmlError extends Error {
  override name = 'XmlError';
}

/**
 * Reads XML from outside. A document type declaration is refused: no carrier sends one, and entities
 * that expand without end or read files come in one.
 */
export function readXml(text: string): XmlDocument {
  if (text.length > longestXml) throw new XmlError('The XML is too long.');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new XmlError('The XML has a document type.');
  const checked = XMLValidator.validate(text);
  if (checked !== true) throw new XmlError(`The XML is malformed: ${checked.err.msg}`);
  const tree = parse(decodeCharacters(text));
  const root = Object.keys(tree).find((name) => !name.startsWith('?') && name !== '#text');
  if (root === undefined) throw new XmlError('The XML is empty.');
  return { root, node: wrap(tree[root]) };
}

/** What is nested too deeply is well-formed and still refused. */
function parse(text: string): Record<string, unknown> {
  try {
    return parser.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new XmlError(error instanceof Error ? error.message : String(error));
  }
}

function wrap(value: unknown): XmlNode {
  return {
    text: (...path) => textOf(follow(value, path)[0]),
    all: (...path) => follow(value, path).map(wrap),
    attribute: (name) => textOf(follow(value, [`@${name}`])[0]),
  };
}

function follow(value: unknown, path: string[]): unknown[] {
  return path.reduce<unknown[]>(
    (found, name) =>
      found.flatMap((item) => {
        if (typeof item !== 'object' || item === null || !Object.hasOwn(item, name)) return [];
        return [(item as Record<string, unknown>)[name]].flat();
      }),
    [value].flat(),
  );
}

/** The element's text, null when it is empty: empty elements mean "no value". */
function textOf(value: unknown): string | null {
  const text =
    typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)['#text']
      : value;
  if (typeof text !== 'string') return null;
  return text.trim() === '' ? null : text.trim();
}

/** The parser leaves `&#233;` as it is, so it becomes its character before. */
function decodeCharacters(text: string): string {
  return text.replaceAll(/&#(x[0-9a-f]+|\d+);/gi, (whole, digits: string) => {
    const isHex = digits.toLowerCase().startsWith('x');
    const point = isHex ? Number.parseInt(digits.slice(1), 16) : Number(digits);
    if (point === 0 || point > 0x10ffff) return whole;
    const character = String.fromCodePoint(point);
    if (character === '<') return '&lt;';
    return character === '&' ? '&amp;' : character;
  });
}
