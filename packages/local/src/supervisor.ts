import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { binaries, childEnv } from './paths.ts';
import type { ProcessSpec } from './process-spec.ts';
import { isReady } from './ready.ts';
import { ToldError } from './told-error.ts';

const READY_TIMEOUT_MS = 90_000;
const STOP_GRACE_MS = 4000;
const RESTARTS = 3;
const LAST_LINES = 15;

type Running = {
  spec: ProcessSpec;
  child: ChildProcess;
  ready: boolean;
  restarts: number;
  /** Why it runs no more. */
  ended?: string;
};

/** Starts processes, each in its own process group with its own log, and stops them all. */
export class Supervisor {
  readonly #logDir: string;
  readonly #running: Running[] = [];
  readonly #guardian: ChildProcess;
  #stopping: Promise<void> | undefined;

  constructor(logDir: string) {
    this.#logDir = logDir;
    mkdirSync(logDir, { recursive: true });
    this.#guardian = spawn(join(binaries, 'node'), [join(import.meta.dirname, 'guardian.ts')], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    this.#guardian.stdin?.on('error', () => {});
  }

  start(spec: ProcessSpec): void {
    if (this.#stopping) throw new ToldError(`${spec.name} was not started: stopping.`);
    const child = this.#spawn(spec, 'w');
    const running: Running = { spec, child, ready: false, restarts: 0 };
    this.#running.push(running);
    this.#watch(running);
  }

  /** Waits until all that was started can work; names the one that cannot and shows its words. */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    await Promise.all(this.#running.map((running) => this.#becomesReady(running, deadline)));
  }

  async #becomesReady(running: Running, deadline: number): Promise<void> {
    const { name } = running.spec;
    while (!running.ready) {
      if (this.#stopping) throw new ToldError('Stopped before everything was ready.');
      if (running.ended) throw new ToldError(this.#complaint(name, `ended (${running.ended})`));
      if (Date.now() > deadline) {
        const seconds = READY_TIMEOUT_MS / 1000;
        throw new ToldError(this.#complaint(name, `was not ready within ${seconds} s`));
      }
      running.ready = (await isReady(running.spec)) && !running.ended;
      if (!running.ready) await sleep(100);
    }
  }

  /** The newest first, each with time to finish, then by force. Never takes 15 s. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    const isServer = ({ spec }: Running) => spec.stopLast === true;
    const newestFirst = [...this.#running].reverse();
    await Promise.all(newestFirst.filter((running) => !isServer(running)).map(stopOne));
    await Promise.all(newestFirst.filter(isServer).map(stopOne));
    this.#guardian.stdin?.end();
    await new Promise((resolve) => this.#guardian.once('exit', resolve));
  }

  #spawn(spec: ProcessSpec, logMode: 'w' | 'a'): ChildProcess {
    const log = openSync(this.#logPath(spec.name), logMode);
    const [program, ...args] = spec.command;
    const child = spawn(program, args, {
      cwd: spec.cwd,
      env: childEnv(spec.env),
      stdio: ['ignore', log, log],
      // A group of its own: Ctrl-C reaches only us, and we stop everything in order.
      detached: true,
      ...(spec.uid === undefined ? {} : { uid: spec.uid, gid: spec.gid }),
    });
    closeSync(log);
    if (child.pid) this.#guardian.stdin?.write(`+${child.pid} ${spec.stopSignal ?? 'SIGTERM'}\n`);
    return child;
  }

  #watch(running: Running): void {
    const end = (reason: string) => {
      if (running.ended) return;
      running.ended = reason;
      this.#guardian.stdin?.write(`-${running.child.pid}\n`);
      if (running.ready && !this.#stopping) void this.#restart(running);
    };
    running.child.once('error', (error) => end(error.message));
    running.child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
  }

  async #restart(running: Running): Promise<void> {
    const { name } = running.spec;
    console.error(this.#complaint(name, `ended (${running.ended})`));
    running.restarts += 1;
    if (running.restarts > RESTARTS) {
      console.error(`${name} ended ${RESTARTS + 1} times and stays down.`);
      return;
    }
    await sleep(1000);
    if (this.#stopping) return;
    console.error(`Starting ${name} again.`);
    delete running.ended;
    running.child = this.#spawn(running.spec, 'a');
    this.#watch(running);
  }

  #logPath(name: string): string {
    return join(this.#logDir, `${name}.log`);
  }

  #complaint(name: string, what: string): string {
    const path = this.#logPath(name);
    const tail = readFileSync(path, 'utf8').trimEnd().split('\n').slice(-LAST_LINES);
    if (tail.some((line) => /ENOSPC|No space left on device/.test(line))) {
      return `${name} ${what} because the disk is full: free some space, then try again.`;
    }
    return `${name} ${what}. The last lines of ${path}:\n  ${tail.join('\n  ')}`;
  }
}

async function stopOne({ child, spec, ended }: Running): Promise<void> {
  const { pid } = child;
  if (!pid) return;
  const signalGroup = (signal: NodeJS.Signals | 0) => {
    try {
      process.kill(-pid, signal);
      return true;
    } catch {
      return false;
    }
  };
  if (!ended) signalGroup(spec.stopSignal ?? 'SIGTERM');
  // The group, not only its leader: what a process leaves behind is ended as well.
  const deadline = Date.now() + STOP_GRACE_MS;
  while (signalGroup(0) && Date.now() < deadline) await sleep(50);
  signalGroup('SIGKILL');
}
