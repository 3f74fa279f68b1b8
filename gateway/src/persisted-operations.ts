import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * The operations of our own web apps, by the SHA-256 of their text. Sessions may send only these, so
 * that a stolen session cannot be used for queries that no page makes.
 */
export type PersistedOperations = ReadonlyMap<string, string>;

const manifest = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string());

export function readPersistedOperations(paths: readonly string[]): PersistedOperations {
  return new Map(
    paths.flatMap((path) => Object.entries(manifest.parse(JSON.parse(readFileSync(path, 'utf8'))))),
  );
}
