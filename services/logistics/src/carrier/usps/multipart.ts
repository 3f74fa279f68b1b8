import type { Json } from '../carrier.ts';
import { unreadable } from './errors.ts';
import { object, parseJson, text } from './json.ts';

type Part = { name: string; contentType: string; body: string };

/**
 * The parts of a `multipart/form-data` answer; none when the body is none. USPS writes files as base64
 * whatever their `Content-Type` and encodings claim. The body names its own boundary, so that an answer
 * saved without its headers is read as well.
 */
function readParts(body: Buffer): Part[] {
  const whole = body.toString('latin1');
  const boundary = /^\s*--([^\r\n]+?)(--)?\r?\n/.exec(whole)?.[1];
  if (boundary === undefined) return [];
  return whole.split(`--${boundary}`).flatMap((chunk) => {
    const [head, ...rest] = chunk.split(/\r?\n\r?\n/);
    if (head === undefined || rest.length === 0) return [];
    const content = chunk.slice(chunk.indexOf(head) + head.length).trim();
    return [
      {
        name: /\bname="([^"]*)"/i.exec(head.replaceAll(/filename="[^"]*"/gi, ''))?.[1] ?? '',
        contentType: /content-type:\s*([^\s;]+)/i.exec(head)?.[1]?.toLowerCase() ?? '',
        body: Buffer.from(content, 'latin1').toString('utf8'),
      },
    ];
  });
}

export type Document = {
  /** What the answer says in JSON, its files left out. */
  metadata: { [key: string]: Json };
  /** The first file that a person prints. */
  file: Buffer | null;
};

const fileFields = ['labelImage', 'returnLabelImage', 'SCANFormImage', 'labelBrokerQR'];

/** One JSON object with base64 files, or the parts of a form: labels, return labels and SCAN forms. */
export function readDocument(body: Buffer): Document {
  const parts = readParts(body);
  if (parts.length > 0) {
    const json = parts.map((part) => parseJson(part.body)).find((read) => isObject(read));
    if (json === undefined) throw unreadable('no part of it is JSON.');
    const file = parts.find(({ body: content, name }) => {
      return !/receipt/i.test(name) && parseJson(content) === undefined && content !== '';
    });
    return { metadata: object(json), file: file === undefined ? null : decode(file.body) };
  }
  const read = parseJson(body.toString());
  if (!isObject(read)) throw unreadable('it is neither JSON nor a form of parts.');
  const whole = object(read);
  // A reprint tells of the label one level deeper; a label's metadata may too.
  const inner = whole.labelMetadata ?? whole.returnLabelMetadata;
  const image = fileFields.map((field) => text(whole[field])).find((found) => found !== null);
  return {
    metadata:
      inner === undefined ? whole : object(typeof inner === 'string' ? parseJson(inner) : inner),
    file: image === undefined || image === null ? null : decode(image),
  };
}

function isObject(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decode(base64: string): Buffer | null {
  const file = Buffer.from(base64, 'base64');
  return file.length === 0 ? null : file;
}
