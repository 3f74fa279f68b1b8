/**
 * Compares how subgraphs could execute queries, one process each, in turn:
 * `node packages/bench/src/executors.ts [seconds]`.
 */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { requests } from './executor-schema.ts';
import { candidateNames } from './executor-server.ts';

const seconds = Number(process.argv[2] ?? 2);
const rounds = 3;
const serverPath = fileURLToPath(new URL('executor-server.ts', import.meta.url));
const reference = 'Apollo Server 5 + Fastify';
const answers = new Map<string, unknown>();
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
        const perSecond = await measure(new URL('/graphql', url), name, request);
        figures[name] = Math.max(figures[name] ?? 0, perSecond);
      }
    } finally {
      server.kill();
    }
  }
}

console.log(
  `\nRequests per second of one process, 10 connections, best of ${rounds} runs of ${seconds} s\n`,
);
const rows = Object.entries(results).map(([candidate, figures]) => [
  candidate,
  ...Object.entries(figures).flatMap(([name, perSecond]) => [
    perSecond.toFixed(0),
    `${(perSecond / (results[reference]?.[name] ?? Number.NaN)).toFixed(2)} x`,
  ]),
]);
const heads = ['', ...Object.keys(requests).flatMap((name) => [name, 'ratio'])];
for (const [first = '', ...others] of [heads, ...rows]) {
  console.log(first.padEnd(34) + others.map((cell) => cell.padStart(13)).join(''));
}

async function measure(url: URL, name: string, request: object): Promise<number> {
  const body = JSON.stringify(request);
  const headers = { 'content-type': 'application/json' };
  // A candidate that answers something else is not faster but wrong.
  const response = await fetch(url, { method: 'POST', headers, body });
  const answer: unknown = await response.json();
  assert.ok(!JSON.stringify(answer).includes('"errors"'), JSON.stringify(answer).slice(0, 300));
  assert.deepEqual(answer, answers.get(name) ?? answer);
  answers.set(name, answer);
  const options = { url: url.href, method: 'POST' as const, headers, body, connections: 10 };
  await autocannon({ ...options, duration: 1 });
  const { requests: measured, non2xx } = await autocannon({ ...options, duration: seconds });
  assert.equal(non2xx, 0);
  return measured.average;
}
