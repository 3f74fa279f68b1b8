import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts Stripe in a process of its own; it ends with this one. */
export async function startSandbox(): Promise<{ url: string; stop: () => void }> {
  const child = fork(fileURLToPath(new URL('./sandbox-process.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=3000'],
  });
  const [url] = await once(child, 'message');
  return { url: String(url), stop: () => child.disconnect() };
}
