import type { Json } from './carrier.ts';

/**
 * A value of a JSON body from outside. Reading what is not there gives nothing, and numbers may come as
 * strings, so that a carrier may change its mind.
 */
export type JsonNode = {
  value: Json;
  at: (...path: string[]) => JsonNode;
  /** Strings, numbers and booleans as text; null for what is absent or blank. */
  text: (...path: string[]) => string | null;
  number: (...path: string[]) => number | null;
  flag: (...path: string[]) => boolean | null;
  /** The elements of an array, or the one value that stands in place of an array. */
  all: (...path: string[]) => JsonNode[];
};

export class JsonError extends Error {
  override name = 'JsonError';
}

export function readJson(body: Buffer | string): JsonNode {
  const text = body.toString().replace(/^\uFEFF/, '');
  try {
    return wrapJson(JSON.parse(text) as Json);
  } catch {
    throw new JsonError('The body is no JSON.');
  }
}

export function wrapJson(value: Json): JsonNode {
  return {
    value,
    at: (...path) => wrapJson(follow(value, path)),
    text: (...path) => textOf(follow(value, path)),
    number: (...path) => numberOf(follow(value, path)),
    flag: (...path) => flagOf(follow(value, path)),
    all: (...path) => {
      const found = follow(value, path);
      if (found === null) return [];
      return (Array.isArray(found) ? found : [found]).map(wrapJson);
    },
  };
}

function follow(value: Json, path: string[]): Json {
  return path.reduce<Json>((found, name) => {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return null;
    return Object.hasOwn(found, name) ? (found[name] ?? null) : null;
  }, value);
}

function textOf(value: Json): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return null;
  }
  const text = String(value).trim();
  return text === '' ? null : text;
}

function numberOf(value: Json): number | null {
  const text = textOf(value);
  if (text === null || !/^[-+]?\d+(\.\d+)?$/.test(text)) return null;
  return Number(text);
}

function flagOf(value: Json): boolean | null {
  const text = textOf(value)?.toLowerCase();
  if (text === 'true' || text === 'y' || text === 'yes' || text === '1') return true;
  if (text === 'false' || text === 'n' || text === 'no' || text === '0') return false;
  return null;
}
