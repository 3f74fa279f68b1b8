const prefix = 'mobilytics.draft.';

/**
 * What a person typed, kept for this browser tab until the form succeeds, so that an error, a
 * reload or an expired session loses nothing. Storage may be full or forbidden: then there is no
 * draft, and the form works all the same.
 */
export function readDraft<Values>(key: string): Partial<Values> | null {
  try {
    const text = sessionStorage.getItem(prefix + key);
    const value: unknown = text ? JSON.parse(text) : null;
    return value !== null && typeof value === 'object' ? (value as Partial<Values>) : null;
  } catch {
    return null;
  }
}

export function writeDraft(key: string, values: object): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(values));
  } catch {
    // Nothing to do: see above.
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(prefix + key);
  } catch {
    // Nothing to do: see above.
  }
}
