import { readXml, type XmlDocument, XmlError } from '../xml.ts';
import { jsonDocument } from './json/json-document.ts';

/** An answer of either generation, told apart by how it begins. Throws `XmlError` when it is neither. */
export function readDocument(body: Buffer): XmlDocument {
  const text = decode(body)
    .replace(/^\uFEFF/, '')
    .trim();
  if (!/^[[{]/.test(text)) return readXml(text);
  try {
    return jsonDocument(JSON.parse(text));
  } catch (error) {
    throw new XmlError(`The JSON is malformed: ${(error as Error).message}`);
  }
}

/** UTF-8 unless the XML declaration says otherwise. */
function decode(body: Buffer): string {
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(
    body.subarray(0, 100).toString('latin1'),
  )?.[1];
  return /^(iso-8859-1|windows-1252|latin1)$/i.test(declared ?? '')
    ? body.toString('latin1')
    : body.toString();
}
