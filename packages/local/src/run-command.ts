import { spawn } from 'node:child_process';
import { childEnv, repository } from './paths.ts';

export type CommandResult = { status: number; output: string };

/** Runs a program to its end, without input, and collects what it says. Ends with this process. */
export function runCommand(
  program: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string>; logFd?: number } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? repository,
      env: childEnv(options.env),
      // A group of its own, so that what it starts ends with it.
      detached: true,
      stdio: ['ignore', options.logFd ?? 'pipe', options.logFd ?? 'pipe'],
    });
    const kill = () => {
      if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    };
    process.once('exit', kill);
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const finish = (status: number, extra = '') => {
      process.off('exit', kill);
      resolve({ status, output: `${Buffer.concat(chunks).toString()}${extra}`.trim() });
    };
    child.once('error', (error) => finish(1, error.message));
    child.once('close', (code) => finish(code ?? 1));
  });
}
