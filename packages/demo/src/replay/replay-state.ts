import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ToldError } from '../told-error.ts';

/** What makes two runs the same replay: the file, where its days go, and whose keys send it. */
export function replayId(facts: {
  digest: string;
  firstDay: string | null;
  timeZone: string;
  url: string;
  keys: ReadonlyMap<string, string>;
}): string {
  const keys = [...facts.keys].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify({ ...facts, keys }))
    .digest('hex');
}

/**
 * How far each vehicle's pings were taken by the platform, in a file beside the work. It is written
 * after the answer, so what was under way when a run was killed is sent again and stored once.
 */
export class ReplayState {
  readonly #path: string;
  readonly #id: string;
  readonly #sent: Record<string, number>;

  constructor(path: string, id: string) {
    this.#path = path;
    this.#id = id;
    this.#sent = read(path, id);
  }

  sent(vehicle: string): number {
    return this.#sent[vehicle] ?? 0;
  }

  record(vehicle: string, sent: number): void {
    this.#sent[vehicle] = sent;
    mkdirSync(dirname(this.#path), { recursive: true });
    const draft = `${this.#path}.new`;
    writeFileSync(draft, JSON.stringify({ id: this.#id, sent: this.#sent }));
    renameSync(draft, this.#path);
  }

  /** A finished replay starts at the beginning when it is asked for again. */
  forget(): void {
    rmSync(this.#path, { force: true });
  }
}

function read(path: string, id: string): Record<string, number> {
  if (!existsSync(path)) return {};
  let state: { id?: unknown; sent?: Record<string, number> };
  try {
    state = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new ToldError(`${path} is no replay state: delete it to start at the beginning.`);
  }
  if (state.id === id) return state.sent ?? {};
  throw new ToldError(
    `${path} belongs to another replay: name another --resume file, or delete it to start anew.`,
  );
}
