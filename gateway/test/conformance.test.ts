import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { Comparison, moods } from './conformance/comparison.ts';
import { hardCases, introspectionCases, leftCases } from './conformance/hard-cases.ts';
import { hardServices } from './conformance/hard-services.ts';
import { OperationWriter } from './conformance/operations.ts';

const variables = { yes: true, no: false, text: 'ord_1', page: 5 };
const otherwise = { ...variables, yes: false, no: true, default: false };

async function compareGenerated(comparison: Comparison, count: number, depth: number) {
  const seen = { compared: 0, left: 0, data: 0, errors: 0 };
  for (let seed = 0; seed < count; seed += 1) {
    const writer = new OperationWriter(comparison.schema, `operation ${seed}`, depth);
    const query = writer.write(seed % 4 === 3 ? 'mutation' : 'query');
    if (!comparison.accepts(query)) continue;
    for (const mood of moods) {
      const answer = await comparison.compare(query, variables, mood);
      if (answer === null) seen.left += 1;
      else seen.compared += 1;
      if (answer && 'data' in answer && answer.data) seen.data += 1;
      if (answer && 'errors' in answer && answer.errors) seen.errors += 1;
    }
    await comparison.compare(query, otherwise, 'failing');
  }
  assert.ok(seen.compared > 2 * count && seen.data > count && seen.errors > count / 2);
  return seen;
}

describe('our executor answers as the stock gateway does', () => {
  const real = new Comparison(
    readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'),
  );

  it('generated operations on our supergraph', async (t) => {
    const seen = await compareGenerated(real, 250, 5);
    t.diagnostic(JSON.stringify(seen));
    assert.equal(seen.left, 0);
  });

  for (const [name, query] of Object.entries({ ...hardCases, ...introspectionCases })) {
    it(name, async () => {
      for (const mood of moods) {
        assert.ok(await real.compare(query, variables, mood));
        assert.ok(await real.compare(query, otherwise, mood));
      }
    });
  }

  it('leaves to it what it could get wrong', async () => {
    for (const query of leftCases) {
      assert.equal(await real.compare(query, { yes: null }, 'well'), null, query);
    }
  });

  it('generated operations on a supergraph with everything that ours lacks', async (t) => {
    const composed = composeServices(
      Object.entries(hardServices).map(([name, sdl]) => ({
        name,
        typeDefs: parse(sdl),
        url: 'http://x',
      })),
    );
    assert.ok(composed.supergraphSdl, String(composed.errors));
    const hard = new Comparison(composed.supergraphSdl, { indices: false });
    const seen = await compareGenerated(hard, 60, 2);
    t.diagnostic(JSON.stringify(seen));
    assert.ok(seen.left < seen.compared / 10);
  });
});
