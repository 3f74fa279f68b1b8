import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * An append-only file of JSON lines that lets a sandbox continue after a restart.
 * Without a path nothing is kept, which is what tests want.
 */
export interface Journal<Entry> {
  read(): Entry[];
  append(entries: Entry[]): void;
  /** Replaces the file by these entries, so that it does not grow for ever. */
  rewrite(entries: Entry[]): void;
}

export function openJournal<Entry>(path: string | undefined): Journal<Entry> {
  if (!path) return { read: () => [], append: () => {}, rewrite: () => {} };
  mkdirSync(dirname(path), { recursive: true });
  const lines = (entries: Entry[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  return {
    read() {
      if (!existsSync(path)) return [];
      return readFileSync(path, 'utf8')
        .split('\n')
        .flatMap(parseLine<Entry>);
    },
    append(entries) {
      if (entries.length > 0) appendFileSync(path, lines(entries));
    },
    rewrite(entries) {
      writeFileSync(`${path}.new`, lines(entries));
      renameSync(`${path}.new`, path);
    },
  };
}

/** A process killed while writing leaves half a line at the end, which counts as not written. */
function parseLine<Entry>(line: string): Entry[] {
  if (!line) return [];
  try {
    return [JSON.parse(line) as Entry];
  } catch {
    return [];
  }
}
