import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { portHolder } from './port-holder.ts';
import { ToldError } from './told-error.ts';

export const DEFAULT_PORT_BASE = 3000;

const OFFSETS = {
  dashboard: 0,
  backoffice: 1,
  gateway: 1000,
  accounts: 1001,
  orders: 1002,
  billing: 1003,
  logistics: 1004,
  campaigns: 1005,
  analytics: 1006,
  billingWorker: 1007,
  stripeSandbox: 1100,
  canadaPostSandbox: 1101,
  smtp: 1102,
  mailPage: 1103,
  objectStore: 1104,
  postgres: 1105,
  redis: 1106,
  uspsSandbox: 1107,
  dhlSandbox: 1108,
  chitChatsSandbox: 1109,
};

export type PortName = keyof typeof OFFSETS;
export type Ports = Record<PortName, number>;

/** Every port of the platform. `MOBILYTICS_PORT_BASE` moves them all together. */
export function portsFrom(base: number): Ports {
  const entries = Object.entries(OFFSETS).map(([name, offset]) => [name, base + offset]);
  return Object.fromEntries(entries) as Ports;
}

/** The local couriers, for whoever moves parcels. */
export const courierSandboxUrls = (ports: Ports): string =>
  [ports.canadaPostSandbox, ports.uspsSandbox, ports.dhlSandbox, ports.chitChatsSandbox]
    .map((port) => `http://127.0.0.1:${port}`)
    .join(',');

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}

/** Refuses with the name of what needs the first taken port and of what holds it. */
export async function assertPortsFree(ports: Ports, names: PortName[]): Promise<void> {
  for (const name of names) {
    const port = ports[name];
    const free = (await isFree(port, '0.0.0.0')) && (await isFree(port, '::'));
    if (free) continue;
    const holder = portHolder(port) ?? 'another program';
    throw new ToldError(
      `Port ${port}, which ${name} needs, is in use by ${holder}: stop that, or move all ports, ` +
        `for example with MOBILYTICS_PORT_BASE=${suggestBase(ports.dashboard)}.`,
    );
  }
}

/** Not 5000: the gateway would be at 6000, a port that browsers refuse to speak HTTP to. */
const suggestBase = (base: number) => (base === 7000 ? 9000 : 7000);

/**
 * A port that nobody uses, below the range from which systems take the ports of outgoing connections:
 * whoever starts a server a second later still finds it free.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 20_000);
    if (await isFree(port, '127.0.0.1')) return port;
  }
}

/** A base all of whose ports are free at this moment, for a platform beside the usual one. */
export async function freePortBase(): Promise<number> {
  for (let base = 21_000; base < 31_000; base += 200) {
    const ports = Object.values(portsFrom(base));
    const free = await Promise.all(ports.map((port) => isFree(port, '0.0.0.0')));
    if (free.every(Boolean)) return base;
  }
  throw new ToldError('No free range of ports was found for the tests: stop some programs.');
}
