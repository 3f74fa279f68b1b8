import type { XmlElement } from '../../xml.ts';

type Written = string | number | boolean | Written[] | { [name: string]: Written };

const members = new Set(['option', 'item', 'group-id', 'shipment-id', 'service-code']);
/** Names of elements that hold a list, each member under one name in XML. */
const lists = new Set(['options', 'sku-list', 'group-ids', 'excluded-shipments', 'services']);

const numbers = new Set(
  (
    'weight length width height option-amount conversion-from-cad customs-number-of-units unit-weight ' +
    'customs-value-per-unit duties-and-taxes-prepaid'
  ).split(' '),
);

/** The elements of a request as the JSON services want them: camel case, arrays, numbers. */
export function writeJson(elements: XmlElement[]): Written {
  return Object.fromEntries(
    elements.flatMap(([name, content]) =>
      content === undefined ? [] : [[camelCase(name), jsonOf(name, content)]],
    ),
  );
}

function jsonOf(name: string, content: string | XmlElement[]): Written {
  if (typeof content !== 'string') {
    if (!lists.has(name)) return writeJson(content);
    return content.flatMap(([member, inner]) =>
      inner === undefined || !members.has(member) ? [] : [jsonOf(member, inner)],
    );
  }
  if (numbers.has(name)) return Number(content);
  return content === 'true' || content === 'false' ? content === 'true' : content;
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
