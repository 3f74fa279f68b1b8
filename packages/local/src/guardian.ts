// Ends the platform's processes when the program that started them dies without doing so, for
// example by SIGKILL. It reads one line `+pid signal` or `-pid` for each process that begins or
// ends; when the pipe closes, whatever still runs is stopped.
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MS = 10_000;
const running = new Map<number, NodeJS.Signals>();

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const [pid = '', signal = 'SIGTERM'] = line.slice(1).split(' ');
  if (line.startsWith('+')) running.set(Number(pid), signal as NodeJS.Signals);
  else running.delete(Number(pid));
}

// The newest first: they are the clients of the older ones.
for (const [pid, signal] of [...running].reverse()) send(pid, signal);
const deadline = Date.now() + GRACE_MS;
while (Date.now() < deadline && [...running.keys()].some((pid) => send(pid, 0))) await sleep(100);
for (const pid of running.keys()) send(pid, 'SIGKILL');
