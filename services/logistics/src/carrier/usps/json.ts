import type { Json } from '../carrier.ts';

type JsonObject = { [key: string]: Json };

/** Undefined when the text is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    return undefined;
  }
}

/** USPS leaves out, nulls and wraps as it likes: what is no object reads as an empty one. */
export function object(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** A single thing where several may stand is a list of one. */
export function list(value: Json | undefined): Json[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined ? [] : [value];
}

/** Text without the marks of HTML that USPS puts into names; null for none and for nothing to say. */
export function text(value: Json | undefined): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return null;
  const plain = value
    // Marks are short; what only begins like one must not be looked for to the end of the text.
    .replaceAll(/<sup>.{0,40}?<\/sup>|<[^<>]{0,80}>/gis, '')
    .replaceAll(/&(reg|trade|#174|#153|#8482|nbsp);/gi, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/&#39;|&apos;/g, "'")
    .replaceAll(/[®™]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain === '' ? null : plain;
}

/** Dollars, as a number or as text, in cents; null when it is no amount. */
export function cents(value: Json | undefined): number | null {
  const dollars = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof dollars !== 'number' || !Number.isFinite(dollars) || dollars < 0) return null;
  return Math.round(dollars * 100);
}

/** Booleans are often written as text. */
export function isTrue(value: Json | undefined): boolean {
  return value === true || String(value).toLowerCase() === 'true';
}
