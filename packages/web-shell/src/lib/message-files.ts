import { readdirSync, readFileSync } from 'node:fs';

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}

/** Every message's file and key in one language of a folder `messages/<locale>/<namespace>.json`. */
export function messageKeys(messages: URL, locale: 'en' | 'fr'): string[] {
  const folder = new URL(`${locale}/`, messages);
  return readdirSync(folder)
    .flatMap((file) => keysOf(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), file))
    .sort();
}

/** French signs that stand behind an ordinary space, where a line could break. */
export function breakingFrenchSigns(messages: URL): string[] {
  const folder = new URL('fr/', messages);
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    return (text.match(/[^\s"]? [;:?!»]/g) ?? []).map((found) => `${file}: ${found}`);
  });
}
