/**
 * Compares our gateway with the stock one over the same subgraphs in the same run:
 * `node packages/bench/src/gateway.ts [seconds]`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@mobilytics/local/ports';
import { prepareRedis } from '@mobilytics/local/redis';
import { Supervisor } from '@mobilytics/local/supervisor';
import { measure, printTable } from './measure.ts';

const order = 'number status placedAt paid { amount currency } lines { sku quantity }';
const queries = {
  'one service': `{ orders(first: 20) { totalCount edges { node { ${order} } } } }`,
  'two services': `{ orders(first: 20) { totalCount edges { node { ${order} organization { id name } } } } }`,
};
const stock = 'stock gateway + Apollo Server';
const rounds = 3;
const seconds = Number(process.argv[2] ?? 3);
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const env = { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' };

const directory = mkdtempSync(join(tmpdir(), 'mobilytics-bench-'));
const supervisor = new Supervisor(directory);
const redisPort = await freePort();
supervisor.start(prepareRedis({ dataDir: directory, port: redisPort, durable: false }));
await supervisor.ready();
const subgraphs = fork(file('gateway-subgraphs.ts'), { env });
const [urls] = (await once(subgraphs, 'message')) as [{ orders: string; accounts: string }];

const gateways: Record<string, () => Promise<{ child: ChildProcess; url: string }>> = {
  async [stock]() {
    const child = fork(file('stock-gateway.ts'), [JSON.stringify(urls)], { env });
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    return { child, url };
  },
  async 'Mobilytics gateway'() {
    const port = await freePort();
    const others = ['BILLING', 'LOGISTICS', 'CAMPAIGNS', 'ANALYTICS'];
    const child = fork(file('../../../gateway/src/main.ts'), {
      env: {
        ...env,
        PORT: String(port),
        REDIS_URL: `redis://127.0.0.1:${redisPort}`,
        IDENTITY_SECRET: 'a secret of at least thirty-two characters',
        LOG_LEVEL: 'info',
        RATE_LIMIT_PER_MINUTE: '100000000',
        ACCOUNTS_URL: urls.accounts,
        ORDERS_URL: urls.orders,
        ...Object.fromEntries(others.map((name) => [`${name}_URL`, urls.orders])),
      },
      // It logs each request, as in production; the log goes nowhere.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const url = `http://127.0.0.1:${port}`;
    const isReady = () =>
      fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 50));
    return { child, url };
  },
};

const results: Record<string, Record<string, number>> = {};
try {
  // Rounds alternate, and the best counts: what else the machine does then slows both alike.
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, start] of Object.entries(gateways)) {
      const { child, url } = await start();
      const figures = results[name] ?? {};
      results[name] = figures;
      for (const [query, text] of Object.entries(queries)) {
        const perSecond = await measure(new URL('/graphql', url), query, { query: text }, seconds);
        figures[query] = Math.max(figures[query] ?? 0, perSecond);
      }
      child.kill();
      await once(child, 'exit');
    }
  }
} finally {
  subgraphs.kill();
  await supervisor.stop();
  rmSync(directory, { recursive: true, force: true });
}
printTable(`Gateway, best of ${rounds} runs of ${seconds} s`, results, stock);
