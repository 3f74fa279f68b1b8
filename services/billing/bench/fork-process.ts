import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs a program beside this one and waits for the one thing that it tells; it ends with this one. */
export async function forkProcess(
  program: string,
  args: string[] = [],
): Promise<{ answer: string; stop: () => void }> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), args, {
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=3000'],
  });
  const [answer] = await once(child, 'message');
  return { answer: String(answer), stop: () => child.disconnect() };
}
