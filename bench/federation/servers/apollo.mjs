import { readFile } from 'node:fs/promises';
import { ApolloGateway, LocalGraphQLDataSource, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { SUBGRAPHS } from '../../../dist/bench/subgraphs/registry.js';
import { readSecrets } from '../../../dist/bench/subgraphs/shared/config/secrets.js';
import { packageFile } from '../../../dist/bench/subgraphs/shared/package-file.js';
import { FEDERATION_SECRET_HEADER, Subgraph } from '../../../dist/bench/subgraphs/shared/subgraph/subgraph.js';
import { buildMonolith, monolithContext } from '../../../dist/bench/test/support/monolith/monolith.js';
import { serveMonolith } from '../../../dist/bench/test/support/monolith/serve-monolith.js';

/** The resolvers as one schema on Apollo Server. */
export async function monolith({ config, log }) {
  const subgraphs = await openSubgraphs(config, log);
  return serve(Fastify(), await serveMonolith(await buildMonolith(), log), subgraphs);
}

/** Apollo's gateway with the subgraphs in its process, by its own means. */
export async function stock({ config, log }) {
  const subgraphs = await openSubgraphs(config, log);
  const schemas = new Map();
  for (const { name, buildSchema } of SUBGRAPHS) schemas.set(name, (await buildSchema()).schema);
  const supergraph = packageFile('gateway/supergraph.graphql');
  return serveGateway(supergraph, subgraphs, ({ name }) => {
    const source = new LocalGraphQLDataSource(schemas.get(name));
    return { process: ({ request, context }) => source.process({ request, context: context[name] }) };
  });
}

/** Apollo's gateway before subgraphs in other processes. */
export async function stockSplit({ config, file }) {
  const { federationSecret } = await readSecrets(config);
  return serveGateway(file, [], ({ url }) => {
    const willSendRequest = ({ request }) => request.http.headers.set(FEDERATION_SECRET_HEADER, federationSecret);
    return new RemoteGraphQLDataSource({ url, willSendRequest });
  });
}

async function serveGateway(supergraph, subgraphs, buildService) {
  const gateway = new ApolloGateway({ supergraphSdl: await readFile(supergraph, 'utf8'), buildService });
  const app = Fastify();
  const server = new ApolloServer({ gateway, plugins: [fastifyApolloDrainPlugin(app)] });
  await server.start();
  return serve(app, server, subgraphs);
}

async function openSubgraphs(config, log) {
  const secrets = await readSecrets(config);
  return Promise.all(
    SUBGRAPHS.map((each) => Subgraph.open(each, { database: config, secrets, log, snapshotCacheMib: 0 })),
  );
}

function serve(app, server, subgraphs) {
  const context = ({ headers }) => monolithContext(subgraphs, headers);
  app.post('/graphql', fastifyApolloHandler(server, { context }));
  return app;
}
