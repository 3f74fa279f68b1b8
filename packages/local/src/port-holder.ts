import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

const LISTEN = '0A';

/** The inodes of the sockets that listen on a port, as /proc/net/tcp lists them. */
function listeningInodes(port: number): Set<string> {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    try {
      for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
        const columns = line.trim().split(/\s+/);
        if (columns[3] === LISTEN && columns[1]?.endsWith(`:${hexPort}`)) {
          inodes.add(`socket:[${columns[9]}]`);
        }
      }
    } catch {
      // Not Linux, or no IPv6: then the holder stays unnamed.
    }
  }
  return inodes;
}

/** What listens on a port, for example `nginx (process 812)`; undefined when it cannot be seen. */
export function portHolder(port: number): string | undefined {
  const inodes = listeningInodes(port);
  if (inodes.size === 0) return undefined;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const descriptors = readdirSync(`/proc/${pid}/fd`);
      if (descriptors.some((fd) => inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`)))) {
        // The first word of the command line; the short name may be that of a thread.
        const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return `${basename(program.split(' ')[0] ?? '')} (process ${pid})`;
      }
    } catch {
      // The process ended meanwhile, or belongs to somebody else.
    }
  }
  return undefined;
}
