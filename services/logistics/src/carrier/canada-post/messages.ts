import { CarrierError, type CarrierErrorKind, longestRefusalBytes } from '../carrier-error.ts';
import { secondsToWait } from '../retry-after.ts';
import { type XmlDocument, XmlError, type XmlNode } from '../xml.ts';
import { readDocument } from './document.ts';

const carrier = 'CANADA_POST';

/** Canada Post throttles for up to a minute and names no time. */
const throttleSeconds = 60;

type Message = {
  code: string | null;
  description: string;
  fields: string[];
  /** The gateway of the JSON services repeats its status in the body. */
  status: number | null;
};

const codes = (list: string) => new Set(list.split(' '));

const notFoundCodes = codes('4 7 8064');

/** A manifest or a label that is asked for before it is drawn: it will be there. */
const tooSoonCodes = codes('9152 9153 9154');

/** What the account or the state of the parcel forbids, and no other wording of the request allows. */
const carrierCodes = codes(
  // Payment, contract, the account's limits, labels, and a parcel that is transmitted already.
  '1162 1164 1182 1711 9174 2500 2506 2550 2561 7302 9173 9108 9109 9110 9150 9151 9155 9191 9192 8034',
);

/** What a code of the request's own faults is about. */
const fieldByCode: Record<string, string> = {
  1622: 'mailingDate',
  2700: 'contents.items',
  8534: 'country',
  8718: 'options',
  10028: 'service',
  10033: 'country',
};

/**
 * The error of a refusal's body, or of a status without one. `outcomeUnknown` holds for a server's
 * error: it may come after the effect.
 */
export function readError(
  status: number,
  body: Buffer | string,
  retryAfter: string | null = null,
): CarrierError {
  const messages = readMessages(Buffer.from(body));
  return errorOf(messages[0]?.status ?? status, messages, retryAfter);
}

/** The error of a document that was read as an answer and turned out to be a refusal. */
export function errorOfDocument({ node }: XmlDocument, status = 400): CarrierError {
  const messages = messagesOf(node);
  return errorOf(messages[0]?.status ?? status, messages, null);
}

function errorOf(status: number, messages: Message[], retryAfter: string | null): CarrierError {
  const code = messages[0]?.code ?? null;
  const throttled = messages.some(({ description }) =>
    /rejected by slm monitor|rate limit exceeded/i.test(description),
  );
  const kind = throttled || status === 429 ? 'RATE_LIMITED' : kindOf(status, code, messages);
  const text = messages.map(({ description }) => description).filter((line) => line !== '');
  const named = secondsToWait(retryAfter);
  return new CarrierError({
    carrier,
    kind,
    code,
    message: text.join(' ') || `Canada Post answered with status ${status}.`,
    retryAfterSeconds: kind === 'RATE_LIMITED' ? (named ?? throttleSeconds) : named,
    fields: [...new Set(messages.flatMap(({ fields }) => fields))],
    outcomeUnknown: kind === 'UNAVAILABLE' && !tooSoonCodes.has(code ?? ''),
  });
}

/** A body that we cannot read, after a success: we do not know what was done. */
export function unreadable(reason: string): CarrierError {
  return new CarrierError({
    carrier,
    kind: 'CARRIER',
    code: 'UNREADABLE',
    message: `Canada Post's answer could not be read: ${reason}`,
    outcomeUnknown: true,
  });
}

function kindOf(status: number, code: string | null, messages: Message[]): CarrierErrorKind {
  const says = (pattern: RegExp) =>
    messages.some(({ description, code: said }) => pattern.test(`${said ?? ''} ${description}`));
  if (/^(E00\d|AA0\d\d)$/.test(code ?? '') || says(/authentication failure|invalid_client/i)) {
    return 'AUTHENTICATION';
  }
  if (code !== null) {
    if (notFoundCodes.has(code.replace(/^0+/, ''))) return 'NOT_FOUND';
    if (tooSoonCodes.has(code)) return 'UNAVAILABLE';
    if (carrierCodes.has(code)) return status === 404 ? 'NOT_FOUND' : 'CARRIER';
  }
  if (says(/no pin history/i)) return 'NOT_FOUND';
  if (status === 401 || status === 403) return 'AUTHENTICATION';
  // A schema message names an element: our request was wrong, whatever the status.
  if (says(/\bcvc-/)) return 'VALIDATION';
  if (status >= 500 || status === 408) return 'UNAVAILABLE';
  if (status === 404 || status === 410) return 'NOT_FOUND';
  return [400, 413, 422].includes(status) ? 'VALIDATION' : 'CARRIER';
}

function readMessages(body: Buffer): Message[] {
  if (body.length > longestRefusalBytes) return [];
  try {
    const document = readDocument(body);
    return document.root === 'html' ? [] : messagesOf(document.node);
  } catch (error) {
    // A proxy's page in place of a message still has its status.
    if (error instanceof XmlError) return [];
    throw error;
  }
}

const mostMessages = 50;

/**
 * `<messages><message>`, or one of the shapes of the JSON services: a list of messages or errors, an
 * item's own error, or the gateway's.
 */
function messagesOf(node: XmlNode): Message[] {
  const lists = [['messages', 'message'], ['message'], ['errors', 'error'], ['error']];
  const listed = lists.flatMap((path) => node.all(...path).slice(0, mostMessages)).map(messageOf);
  const found = listed.filter(({ code, description }) => code !== null || description !== '');
  if (found.length > 0) return found;
  const own = messageOf(node);
  return own.code === null && own.description === '' ? [] : [own];
}

function messageOf(node: XmlNode): Message {
  const first = (...names: string[]) =>
    names.map((name) => node.text(name)).find((text) => text !== null) ?? null;
  const code = first('code', 'error-code', 'error', 'http-code') ?? codeIn(node.text());
  const description =
    first('description', 'desc-en', 'error-description', 'message', 'more-information', 'detail') ??
    first('http-message', 'title', 'desc-fr') ??
    node.text() ??
    '';
  const field = first('field', 'path', 'pointer', 'parameter') ?? fieldByCode[code ?? ''] ?? null;
  return {
    code,
    description,
    fields: [...(field === null ? [] : [field]), ...fieldsOf(description)],
    status: /^[45]\d\d$/.test(node.text('http-code') ?? '') ? Number(node.text('http-code')) : null,
  };
}

/** OAuth's errors are one word. */
const codeIn = (text: string | null) => (/^[a-z]+(_[a-z]+)+$/.test(text ?? '') ? text : null);

/** A schema message that is longer is not read for names. */
const longestWords = 4_000;

/** The elements a schema message names: `in element {…}weight`. */
function fieldsOf(description: string): string[] {
  const found = [
    ...description
      .slice(0, longestWords)
      .matchAll(/(?:in )?element \{[^}]*\}([\w-]+)|element '(?:[\w-]+:)?([\w-]+)'/g),
  ];
  return [...new Set(found.map(([, braced, quoted]) => braced ?? quoted ?? ''))];
}
