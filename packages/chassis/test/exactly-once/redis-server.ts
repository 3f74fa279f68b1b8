import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@mobilytics/local/ports';
import { Redis } from 'ioredis';

/** A Redis of the test's own, that writes every change to disk and comes back when it was killed. */
export class RedisServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'exactly-once-'));
  #process: ChildProcess | undefined;
  #isStopped = false;
  port = 0;
  deaths = 0;

  get url() {
    return `redis://127.0.0.1:${this.port}`;
  }

  get pid() {
    return this.#process?.pid ?? 0;
  }

  async start(): Promise<void> {
    this.port ||= await freePort();
    const options = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
    const place = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.#folder];
    const server = spawn('redis-server', [...place, ...options], { stdio: 'ignore' });
    this.#process = server;
    server.once('exit', async () => {
      if (this.#isStopped) return;
      this.deaths += 1;
      await sleep(100);
      await this.start();
    });
    const client = new Redis(this.url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
    client.on('error', () => {});
    await client.ping();
    client.disconnect();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    const server = this.#process;
    if (server?.exitCode === null && server.kill('SIGKILL')) await once(server, 'exit');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
