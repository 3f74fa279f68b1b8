/**
 * Where texts stand that have characters which are no text. PostgreSQL cannot keep NUL, XML cannot
 * carry the other control characters to a carrier, and half of a surrogate pair is no character at
 * all: it would come back as another text. Tabs and new lines are text.
 */
export function unstorableTexts(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return isText(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unstorableTexts(inner, [...path, key]));
}

const wrongCharacter = /[^\P{Cc}\t\n\r]|\p{NChar}/u;

function isText(text: string): boolean {
  return text.isWellFormed() && !wrongCharacter.test(text);
}
