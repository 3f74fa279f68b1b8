import assert from 'node:assert/strict';
import autocannon from 'autocannon';

const answers = new Map<string, unknown>();

/** Requests per second of one server, 10 connections. A server that answers something else is wrong. */
export async function measure(
  url: URL,
  name: string,
  request: object,
  seconds: number,
): Promise<number> {
  const body = JSON.stringify(request);
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body });
  const answer: unknown = await response.json();
  assert.ok(!JSON.stringify(answer).includes('"errors"'), JSON.stringify(answer).slice(0, 300));
  assert.deepEqual(answer, answers.get(name) ?? answer);
  answers.set(name, answer);
  const options = { url: url.href, method: 'POST' as const, headers, body, connections: 10 };
  await autocannon({ ...options, duration: 1 });
  const { requests, non2xx } = await autocannon({ ...options, duration: seconds });
  assert.equal(non2xx, 0);
  return requests.average;
}

/** Candidates by row, what was measured by column, each with its ratio to the reference. */
export function printTable(
  title: string,
  results: Record<string, Record<string, number>>,
  reference: string,
): void {
  console.log(`\n${title}: requests per second of one process, 10 connections\n`);
  const columns = Object.keys(results[reference] ?? {});
  const rows = Object.entries(results).map(([candidate, figures]) => [
    candidate,
    ...columns.flatMap((name) => [
      (figures[name] ?? Number.NaN).toFixed(0),
      `${((figures[name] ?? Number.NaN) / (results[reference]?.[name] ?? Number.NaN)).toFixed(2)} x`,
    ]),
  ]);
  const heads = ['', ...columns.flatMap((name) => [name, 'ratio'])];
  for (const [first = '', ...others] of [heads, ...rows]) {
    console.log(first.padEnd(34) + others.map((cell) => cell.padStart(13)).join(''));
  }
}
