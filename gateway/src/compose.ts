import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { buildSchema, findBreakingChanges, parse, print, printSchema } from 'graphql';
import { undescribed } from './undescribed.ts';

/**
 * Composes the six subgraphs into `gateway/supergraph.graphql` (what the gateway plans with) and
 * `gateway/api.graphql` (what callers see). `--check` writes nothing and fails when a committed file is
 * stale, when the API breaks a field of `gateway/published.graphql`, or when something has no description;
 * `--publish` accepts the API as published.
 */
const root = new URL('../..', import.meta.url);
const subgraphs = ['accounts', 'orders', 'billing', 'logistics', 'campaigns', 'analytics'];

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

function readIfPresent(path: string): string {
  try {
    return read(path);
  } catch {
    return '';
  }
}

function subgraphSdl(name: string): string {
  const folder = `services/${name}/src/schema/`;
  const own = readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => read(folder + file));
  return [...own, read('packages/chassis/schema/common.graphql')].join('\n');
}

export function compose(): { supergraph: string; api: string } {
  const result = composeServices(
    subgraphs.map((name) => ({
      name,
      typeDefs: parse(subgraphSdl(name)),
      url: `http://${name}/graphql`,
    })),
  );
  if (result.errors) {
    throw new Error(result.errors.map((error) => error.message).join('\n'));
  }
  const api = printSchema(Supergraph.build(result.supergraphSdl).apiSchema().toGraphQLJSSchema());
  return { supergraph: result.supergraphSdl, api: `${print(parse(api))}\n` };
}

function main(mode: string | undefined): number {
  const { supergraph, api } = compose();
  if (mode === '--check') {
    const stale = (['supergraph', 'api'] as const).filter(
      (name) => readIfPresent(`gateway/${name}.graphql`) !== { supergraph, api }[name],
    );
    for (const name of stale) {
      console.error(`gateway/${name}.graphql is stale: run \`npm run compose\` and commit it.`);
    }
    const breaking = findBreakingChanges(
      buildSchema(read('gateway/published.graphql')),
      buildSchema(api),
    );
    for (const change of breaking) {
      console.error(
        `The published API would break: ${change.description} Keep it, or publish a break with \`npm run compose -- --publish\`.`,
      );
    }
    const bare = subgraphs.flatMap((name) =>
      undescribed(parse(subgraphSdl(name))).map((element) => `services/${name}: ${element}`),
    );
    for (const element of bare) console.error(`${element} has no description: write one.`);
    return stale.length + breaking.length + bare.length > 0 ? 1 : 0;
  }
  writeFileSync(new URL('gateway/supergraph.graphql', root), supergraph);
  writeFileSync(new URL('gateway/api.graphql', root), api);
  if (mode === '--publish') writeFileSync(new URL('gateway/published.graphql', root), api);
  return 0;
}

if (import.meta.main) process.exitCode = main(process.argv[2]);
