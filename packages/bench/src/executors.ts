/**
 * Compares how subgraphs could execute queries, one process each, in turn:
 * `node packages/bench/src/executors.ts [seconds]`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { requests } from './executor-schema.ts';
import { candidateNames } from './executor-server.ts';
import { measure, printTable } from './measure.ts';

const seconds = Number(process.argv[2] ?? 2);
const rounds = 3;
const serverPath = fileURLToPath(new URL('executor-server.ts', import.meta.url));
const reference = 'Apollo Server 5 + Fastify';
const results: Record<string, Record<string, number>> = {};

// Rounds alternate, and the best counts: what else the machine does then slows all of them alike.
for (let round = 0; round < rounds; round += 1) {
  for (const candidate of candidateNames) {
    // graphql-js checks its own types at every step unless it is told that this is production.
    const server = fork(serverPath, [candidate], { env: { NODE_ENV: 'production' } });
    try {
      const [{ url }] = (await once(server, 'message')) as [{ url: string }];
      const figures = results[candidate] ?? {};
      results[candidate] = figures;
      for (const [name, request] of Object.entries(requests)) {
        const perSecond = await measure(new URL('/graphql', url), name, request, seconds);
        figures[name] = Math.max(figures[name] ?? 0, perSecond);
      }
    } finally {
      server.kill();
    }
  }
}

printTable(`Subgraph, best of ${rounds} runs of ${seconds} s`, results, reference);
