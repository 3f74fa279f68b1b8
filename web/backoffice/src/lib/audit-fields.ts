export interface ChangedField {
  name: string;
  /** Null where the field was not told: made, or taken away. */
  before: string | null;
  after: string | null;
}

/** The fields of an audit entry, one by one; both sides are JSON text. */
export function changedFields(before: string | null, after: string | null): ChangedField[] {
  const old = readFields(before);
  const fresh = readFields(after);
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  return names.map((name) => ({ name, before: write(old[name]), after: write(fresh[name]) }));
}

function readFields(text: string | null): Record<string, unknown> {
  if (text === null) return {};
  const value = parse(text);
  if (value === null) return {};
  // What is no object has no fields, and is shown whole all the same.
  return typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : { value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function write(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
