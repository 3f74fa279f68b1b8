/** `@apollo/gateway` with Apollo Server and every default, as a process. */
import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const urls = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const supergraph = new URL('../../../gateway/supergraph.graphql', import.meta.url);

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(supergraph, 'utf8'),
  buildService: ({ name }) =>
    new RemoteGraphQLDataSource({ url: `${urls[name] ?? urls.orders}/graphql` }),
});
const server = new ApolloServer({ gateway });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
process.send?.({ url: new URL(url).origin });
