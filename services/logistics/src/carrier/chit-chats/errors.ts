import { CarrierError, type CarrierErrorKind, longestRefusalBytes } from '../carrier-error.ts';
import { JsonError, type JsonNode, readJson } from '../json.ts';
import { secondsToWait } from '../retry-after.ts';

const carrier = 'CHIT_CHATS';

/** Requests are counted over five minutes; without a named pause one is taken that is not too short. */
const pauseSeconds = 60;

/**
 * The error of a refused request. Chit Chats writes `{error: {message}}`, `{error: "…"}` or
 * `{errors: {field: ["…"]}}`. `outcomeUnknown` holds for a server's error: it may come after the effect.
 */
export function readError(
  status: number,
  body: Buffer,
  retryAfter: string | null = null,
): CarrierError {
  const { messages, fields, code } = readMessages(body);
  const kind = kindOf(status, fields);
  return new CarrierError({
    ...{ carrier, kind, code, fields },
    message: messages.join(' ') || `Chit Chats answered with status ${status}.`,
    retryAfterSeconds: pause(kind, retryAfter),
    outcomeUnknown: kind === 'UNAVAILABLE',
  });
}

/** A body that we cannot read, after a success: we do not know what was done. */
export function unreadable(reason: string): CarrierError {
  return new CarrierError({
    ...{ carrier, kind: 'CARRIER', code: 'UNREADABLE', outcomeUnknown: true },
    message: `Chit Chats’ answer could not be read: ${reason}`,
  });
}

/** Refused by us, before the carrier hears of it. */
export function refused(fields: string[], message: string): CarrierError {
  return new CarrierError({ carrier, kind: 'VALIDATION', fields, message });
}

/** Nothing is known yet, and asking again later will tell. */
export function underWay(code: string, message: string): CarrierError {
  return new CarrierError({ carrier, kind: 'UNAVAILABLE', code, message, outcomeUnknown: true });
}

export function notFound(trackingNumber: string): CarrierError {
  return new CarrierError({
    ...{ carrier, kind: 'NOT_FOUND' },
    message: `Chit Chats knows no parcel ${trackingNumber}.`,
  });
}

/** A body of JSON that is no refusal: one may come with a good status. */
export function readAnswer(body: Buffer): JsonNode {
  try {
    const answer = readJson(body);
    if (answer.at('error').value === null && answer.at('errors').value === null) return answer;
  } catch (error) {
    if (error instanceof JsonError) throw unreadable(error.message);
    throw error;
  }
  throw readError(422, body);
}

function kindOf(status: number, fields: string[]): CarrierErrorKind {
  if (status === 401 || status === 403) return 'AUTHENTICATION';
  if (status === 404) return 'NOT_FOUND';
  if (status === 429) return 'RATE_LIMITED';
  if (status >= 500 || status === 408) return 'UNAVAILABLE';
  if (status === 400 || status === 422 || fields.length > 0) return 'VALIDATION';
  return 'CARRIER';
}

type Said = { messages: string[]; fields: string[]; code: string | null };

function readMessages(body: Buffer): Said {
  if (body.length > longestRefusalBytes) return { messages: [], fields: [], code: null };
  let answer: JsonNode;
  try {
    answer = readJson(body);
  } catch (error) {
    // A proxy's page in place of a message still has its status.
    if (error instanceof JsonError) return { messages: [], fields: [], code: null };
    throw error;
  }
  const plain = [answer.text('error', 'message'), answer.text('error'), answer.text('message')];
  const byField = readByField(answer.at('errors'));
  const messages = [...plain.filter((text) => text !== null).slice(0, 1), ...byField.messages];
  const named = messages.flatMap((text) => /^(\w+) field is invalid/.exec(text)?.[1] ?? []);
  return {
    messages,
    fields: [...new Set([...byField.fields, ...named])],
    code: answer.text('error', 'code') ?? answer.text('code'),
  };
}

/** `{field: ["is invalid"]}`, or a plain list of sentences. */
function readByField(errors: JsonNode): { messages: string[]; fields: string[] } {
  const { value } = errors;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const texts = errors.all().map((item) => item.text() ?? item.text('message'));
    return { messages: texts.filter((text) => text !== null), fields: [] };
  }
  const fields = Object.keys(value);
  const messages = fields.flatMap((field) =>
    errors.all(field).flatMap((text) => `${field} ${text.text() ?? text.text('message') ?? ''}`),
  );
  return { messages: messages.map((text) => text.trim()), fields };
}

/** A server that is away may say for how long, too. */
function pause(kind: CarrierErrorKind, retryAfter: string | null): number | null {
  if (kind === 'RATE_LIMITED') return secondsToWait(retryAfter) ?? pauseSeconds;
  return kind === 'UNAVAILABLE' ? secondsToWait(retryAfter) : null;
}
