export interface Messages {
  [key: string]: string | Messages;
}

/** An app's own messages beside those of both apps; where both say something, the app's counts. */
export function mergeMessages(shared: Messages, own: Messages): Messages {
  const merged = { ...shared };
  for (const [key, value] of Object.entries(own)) {
    const before = merged[key];
    merged[key] =
      typeof before === 'object' && typeof value === 'object'
        ? mergeMessages(before, value)
        : value;
  }
  return merged;
}
