import { CarrierError, type CarrierErrorKind } from '../carrier-error.ts';
import { readXml, XmlError } from '../xml.ts';

const carrier = 'CANADA_POST';

/** Canada Post throttles for up to a minute and names no time. */
const throttleSeconds = 60;

const kindByCode: Record<string, CarrierErrorKind> = {
  E002: 'AUTHENTICATION',
  '004': 'NOT_FOUND',
  '007': 'NOT_FOUND',
};

/** Codes that say that the request has to change: address, dates, customs, services, options, limits. */
const validationCodes = new Set(
  '1156 1157 1159 1162 1164 1182 1459 1622 1711 2700 8534 8718 9111 9112 9113 9114 10028 10033'.split(
    ' ',
  ),
);

/**
 * The error of a `<messages>` body, or of a status without one. `outcomeUnknown` holds for a server's
 * error: it may come after the effect.
 */
export function readError(
  status: number,
  body: string,
  retryAfter: string | null = null,
): CarrierError {
  const messages = readMessages(body);
  const code = messages[0]?.code ?? null;
  const throttled = messages.some(({ description }) =>
    /rejected by slm monitor/i.test(description),
  );
  const kind = throttled || status === 429 ? 'RATE_LIMITED' : kindOf(status, code, messages);
  const text = messages.map(({ description }) => description).filter((line) => line !== '');
  return new CarrierError({
    carrier,
    kind,
    code,
    message: text.join(' ') || `Canada Post answered with status ${status}.`,
    retryAfterSeconds: kind === 'RATE_LIMITED' ? seconds(retryAfter) : null,
    fields: messages.flatMap(({ description }) => fieldsOf(description)),
    outcomeUnknown: kind === 'UNAVAILABLE',
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

function kindOf(
  status: number,
  code: string | null,
  messages: { description: string }[],
): CarrierErrorKind {
  if (code !== null) {
    const known = kindByCode[code];
    if (known !== undefined) return known;
    if (/^AA0\d\d$/.test(code)) return 'AUTHENTICATION';
    if (validationCodes.has(code)) return 'VALIDATION';
  }
  if (status === 401 || status === 403) return 'AUTHENTICATION';
  // A schema message names an element: our request was wrong, whatever the status.
  if (messages.some(({ description }) => /\bcvc-/.test(description))) return 'VALIDATION';
  if (status >= 500) return 'UNAVAILABLE';
  if (status === 404) return 'NOT_FOUND';
  if (status === 400 && code === null) return 'VALIDATION';
  return 'CARRIER';
}

function readMessages(body: string): { code: string | null; description: string }[] {
  try {
    const { root, node } = readXml(body);
    if (root !== 'messages') return [];
    return node.all('message').map((message) => ({
      code: message.text('code'),
      description: message.text('description') ?? '',
    }));
  } catch (error) {
    // A proxy's page in place of a message still has its status.
    if (error instanceof XmlError) return [];
    throw error;
  }
}

/** The elements a schema message names: `in element {…}weight`. */
function fieldsOf(description: string): string[] {
  const found = [
    ...description.matchAll(/in element \{[^}]*\}([\w-]+)|element '(?:[\w-]+:)?([\w-]+)'/g),
  ];
  return [...new Set(found.map(([, braced, quoted]) => braced ?? quoted ?? ''))];
}

function seconds(retryAfter: string | null): number {
  const named = Number(retryAfter ?? '');
  return Number.isFinite(named) && named > 0 ? Math.ceil(named) : throttleSeconds;
}
