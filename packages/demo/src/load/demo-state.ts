import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Sessions } from './people.ts';

/** What a run must remember to be continued: the present it counts from, the password, and who is signed in. */
export type DemoState = {
  now: string;
  password: string;
  sessions?: Sessions;
  finished: boolean;
};

const SYLLABLES = ['ba', 'do', 'ke', 'li', 'mu', 'na', 'po', 'ri', 'sa', 'te', 'vu', 'zo'];

export function readState(path: string): DemoState {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  const word = () =>
    Array.from({ length: 3 }, () => SYLLABLES[randomInt(SYLLABLES.length)]).join('');
  const password = [word(), word(), word()].join('-');
  const state = { now: new Date().toISOString(), password, finished: false };
  writeState(path, state);
  return state;
}

export function writeState(path: string, state: DemoState): void {
  writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
