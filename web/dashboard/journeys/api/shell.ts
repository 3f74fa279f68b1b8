import { type ChildProcess, spawn } from 'node:child_process';
import { env } from './env.ts';

const end = '--- end of step ---';

/** A bash that stays open from one step to the next, so that later steps see what earlier ones set. */
export class Shell {
  readonly #bash: ChildProcess;
  #said = '';

  constructor(cwd: string, variables: Record<string, string>) {
    const own = { PATH: env.PATH, HOME: cwd, NODE_ENV: 'production' as const };
    this.#bash = spawn('bash', [], { cwd, env: { ...own, ...variables } });
    for (const stream of [this.#bash.stdout, this.#bash.stderr]) {
      stream?.on('data', (chunk) => {
        this.#said += chunk;
      });
    }
  }

  /** What the commands print. */
  run(commands: string, withinMs = 90_000): Promise<string> {
    this.#said = '';
    this.#bash.stdin?.write(`${commands}\nprintf '\\n%s\\n' '${end}'\n`);
    return new Promise((resolve, reject) => {
      const giveUpAt = Date.now() + withinMs;
      const look = setInterval(() => {
        const at = this.#said.indexOf(end);
        if (at < 0 && Date.now() < giveUpAt && this.#bash.exitCode === null) return;
        clearInterval(look);
        if (at >= 0) resolve(this.#said.slice(0, at).trim());
        else reject(new Error(`These commands did not end:\n${commands}\n${this.#said}`));
      }, 20);
    });
  }

  close(): void {
    this.#bash.kill('SIGKILL');
  }
}
