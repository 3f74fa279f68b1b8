import { CarrierError, type CarrierErrorKind, longestRefusalBytes } from '../carrier-error.ts';
import { JsonError, type JsonNode, readJson } from '../json.ts';
import { secondsToWait } from '../retry-after.ts';

const carrier = 'DHL';

/** Business codes that say more than the status they come with. */
const kindByCode: Record<string, CarrierErrorKind> = {
  '999': 'UNAVAILABLE',
  '1504': 'NOT_FOUND',
  '5032': 'AUTHENTICATION',
};

/**
 * The error of a problem document, of MyDHL (`status` and sometimes `code` as text, a business code in
 * front of `detail`) or of the other DHL services, or of a page that has nothing but its status.
 * `outcomeUnknown` holds for a server's error: it may come after the effect.
 */
export function readError(
  status: number,
  body: Buffer,
  retryAfter: string | null = null,
): CarrierError {
  const problem = readProblem(body);
  const said = problem?.text('status') ?? problem?.text('code') ?? null;
  const effective = status >= 400 ? status : Number(said ?? status);
  const detail = problem?.text('detail') ?? null;
  const more = problem?.all('additionalDetails').map((line) => line.text()) ?? [];
  const lines = [detail, ...more].filter((line) => line !== null);
  const code = /^\s*(\d{3,5})\s*:/.exec(detail ?? '')?.[1] ?? said;
  const kind = kindByCode[code ?? ''] ?? kindOf(effective);
  return new CarrierError({
    ...{ carrier, kind, code },
    message:
      lines.join(' ') ||
      (problem?.text('message') ?? problem?.text('title')) ||
      `DHL answered with status ${effective}.`,
    retryAfterSeconds: secondsToWait(retryAfter),
    // Sentences are read for names as far as a person reads them.
    fields: [...new Set(lines.slice(0, 50).flatMap((line) => fieldsOf(line.slice(0, 2_000))))],
    outcomeUnknown: kind === 'UNAVAILABLE',
  });
}

/** A body that we cannot read, after a success: we do not know what was done. */
export function unreadable(reason: string): CarrierError {
  return new CarrierError({
    ...{ carrier, kind: 'CARRIER', code: 'UNREADABLE', outcomeUnknown: true },
    message: `DHL’s answer could not be read: ${reason}`,
  });
}

/** Refused by us, before DHL hears of it. */
export function refused(field: string, message: string): CarrierError {
  return new CarrierError({ carrier, kind: 'VALIDATION', message, fields: [field] });
}

export function notFound(message: string): CarrierError {
  return new CarrierError({ carrier, kind: 'NOT_FOUND', message });
}

/** A body of JSON that is no problem document: one may come with a good status. */
export function readAnswer(body: Buffer): JsonNode {
  let answer: JsonNode;
  try {
    answer = readJson(body);
  } catch (error) {
    if (error instanceof JsonError) throw unreadable(error.message);
    throw error;
  }
  if (isProblem(answer)) throw readError(200, body);
  return answer;
}

function isProblem(answer: JsonNode): boolean {
  const status = answer.number('status') ?? answer.number('code') ?? 0;
  return status >= 400 && (answer.text('title') ?? answer.text('detail')) !== null;
}

function readProblem(body: Buffer): JsonNode | null {
  if (body.length > longestRefusalBytes) return null;
  try {
    return readJson(body);
  } catch (error) {
    // A proxy's page in place of a problem still has its status.
    if (error instanceof JsonError) return null;
    throw error;
  }
}

function kindOf(status: number): CarrierErrorKind {
  if (status === 401 || status === 403) return 'AUTHENTICATION';
  if (status === 404) return 'NOT_FOUND';
  if (status === 429) return 'RATE_LIMITED';
  if (status === 408 || status >= 500) return 'UNAVAILABLE';
  if (status === 400 || status === 422) return 'VALIDATION';
  return 'CARRIER';
}

/** The places in our request that a sentence names, as `content.packages.0.weight`. */
function fieldsOf(line: string): string[] {
  if (/ShipTimeStamp/.test(line)) return ['plannedShippingDateAndTime'];
  const format = /not having correct format:\s*(.+)$/.exec(line)?.[1];
  if (format !== undefined) return [...format.matchAll(/(\w+)\s*\(/g)].map(([, name = '']) => name);
  const pointers = [...line.matchAll(/#((?:\/[\w-]+)+)/g)].map(([, path = '']) =>
    path.slice(1).replaceAll('/', '.'),
  );
  const key = /(?:required|extraneous) key \[([\w-]+)\]/.exec(line)?.[1];
  if (key === undefined) return pointers;
  return pointers.length === 0 ? [key] : pointers.map((path) => `${path}.${key}`);
}
