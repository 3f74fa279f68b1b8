import { connect } from 'node:net';
import type { ProcessSpec } from './process-spec.ts';

const ATTEMPT_MS = 2000;

/** Whether a process can work: by what it says where it says so, else by listening on its port. */
export function isReady({
  port,
  readyPath,
  isReady,
}: Pick<ProcessSpec, 'port' | 'readyPath' | 'isReady'>): Promise<boolean> {
  return isReady?.() ?? (readyPath ? answersOk(port, readyPath) : accepts(port));
}

async function answersOk(port: number, path: string): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      signal: AbortSignal.timeout(ATTEMPT_MS),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: ATTEMPT_MS });
    const finish = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}
