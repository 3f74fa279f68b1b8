import { CarrierError, type CarrierErrorKind, longestRefusalBytes } from '../carrier-error.ts';
import { secondsToWait } from '../retry-after.ts';
import { list, object, parseJson, text } from './json.ts';

const carrier = 'USPS';

type Problem = { code: string | null; detail: string | null; fields: string[] };

/**
 * The error of an answer: the usual envelope, the token's own form, the gateway's fault, or a page of
 * HTML whose status alone says something. `outcomeUnknown` holds for a server's error, which may come
 * after the effect.
 */
export function readError(
  status: number,
  body: string,
  retryAfter: string | null = null,
): CarrierError {
  const told = readEnvelope(body);
  const words = [told.message, ...told.problems.map(({ detail }) => detail)].join(' ');
  const kind = isCredentials(told.code)
    ? 'AUTHENTICATION'
    : kindOf(effectiveStatus(status, told.status), told.problems, words);
  return new CarrierError({
    carrier,
    kind,
    code: told.problems.find(({ code }) => code !== null)?.code ?? told.code,
    message: messageOf(told) ?? `USPS answered with status ${status}.`,
    retryAfterSeconds:
      kind === 'RATE_LIMITED' || kind === 'UNAVAILABLE' ? secondsToWait(retryAfter) : null,
    fields: [...new Set([...told.problems.flatMap(({ fields }) => fields), ...paths(words)])],
    // A key that was used for another request was used: something may have been bought with it.
    outcomeUnknown: kind === 'UNAVAILABLE' || /idempotency/i.test(words),
  });
}

/** A body that we cannot read, after a success: we do not know what was done. */
export function unreadable(reason: string): CarrierError {
  return new CarrierError({
    carrier,
    kind: 'CARRIER',
    code: 'UNREADABLE',
    message: `USPS's answer could not be read: ${reason}`,
    outcomeUnknown: true,
  });
}

type Envelope = {
  status: number | null;
  code: string | null;
  message: string | null;
  problems: Problem[];
};

/** Whether a body speaks of an error, whatever its status. */
export function isError(body: string): boolean {
  const read = object(parseJson(body));
  return ('error' in read && read.error !== null) || 'fault' in read;
}

function readEnvelope(body: string): Envelope {
  // What is longer than any refusal reads as an empty one.
  const read = object(body.length > longestRefusalBytes ? null : list(parseJson(body))[0]);
  if (typeof read.error === 'string') {
    // RFC 6749, from the token's address alone.
    const code = text(read.error);
    return { status: null, code, message: text(read.error_description) ?? code, problems: [] };
  }
  if (read.fault !== undefined) {
    const fault = object(read.fault);
    const code = text(object(fault.detail).errorcode);
    return { status: null, code, message: text(fault.faultstring), problems: [] };
  }
  const error = object(read.error);
  const code = text(error.code) ?? text(read.statusCode);
  const number = Number(code);
  return {
    status: Number.isInteger(number) && number >= 400 && number <= 599 ? number : null,
    code,
    message: text(error.message) ?? text(read.message),
    problems: list(error.errors).map((item) => {
      const problem = object(item);
      const parameter = text(object(problem.source).parameter) ?? '';
      return {
        code: text(problem.code),
        detail: text(problem.detail) ?? text(problem.title),
        fields: parameter.split(/[\s,[\]]+/).filter((name) => name !== ''),
      };
    }),
  };
}

/** The envelope's own status says more than the gateway's, except of who asks, how often, and failures. */
function effectiveStatus(status: number, inside: number | null): number {
  if (inside === null || status >= 500 || [401, 403, 429].includes(status)) return status;
  return inside;
}

/** The token's own codes, of RFC 6749, and the gateway's. */
const isCredentials = (code: string | null) =>
  /^(invalid_(client|grant|token)|unauthorized_client|access_denied|keymanagement\.|oauth\.v2\.)/i.test(
    code ?? '',
  );

const notFound =
  /order not found|tracking number not found|does not exist|status update is not yet available|doesn.t yet have a status update|may be incorrect|not available for (this|your) item|case number not found/i;

function kindOf(status: number, problems: Problem[], words: string): CarrierErrorKind {
  if (status === 429 || /quota ?violation|spike ?arrest|rate limit/i.test(words)) {
    return 'RATE_LIMITED';
  }
  if (status === 401 || status === 403) return 'AUTHENTICATION';
  if (status >= 500) return 'UNAVAILABLE';
  if (status === 404 || notFound.test(words)) return 'NOT_FOUND';
  if (problems.some(({ detail }) => /refund|cancel|reprint/i.test(detail ?? ''))) return 'CARRIER';
  return status === 400 || status === 422 || status < 400 ? 'VALIDATION' : 'CARRIER';
}

const empty =
  /^(bad[ _]request|there (is|are)( an)? errors? in the( received)? request\.?|error)$/i;

/** The envelope's sentence, unless it says nothing, and what its details add. */
function messageOf({ message, problems }: Envelope): string | null {
  const first = message === null || empty.test(message) ? [] : [message];
  const details = problems.flatMap(({ detail }) => (detail === null ? [] : [detail]));
  const added = details.filter(
    (detail) => !empty.test(detail) && !first.some((known) => detail.includes(known)),
  );
  return [...first, ...new Set(added)].join(' ') || message;
}

/** The check against the interface's own description names a path: `[Path '/packageDescription/weight']`. */
function paths(words: string): string[] {
  return [...words.matchAll(/Path '\/([^']+)'/g)].map(([, path = '']) => path.replaceAll('/', '.'));
}
