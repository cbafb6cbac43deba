import { readFile } from 'node:fs/promises';
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { createApp } from '../../dist/bench/gateway/app.js';
import { openSystem } from '../../dist/bench/gateway/system.js';
import { SUBGRAPHS } from '../../dist/bench/subgraphs/registry.js';
import { readSecrets } from '../../dist/bench/subgraphs/shared/config/secrets.js';
import { packageFile } from '../../dist/bench/subgraphs/shared/package-file.js';
import { Subgraph } from '../../dist/bench/subgraphs/shared/subgraph/subgraph.js';
import { buildMonolith, monolithContext } from '../../dist/bench/test/support/monolith/monolith.js';
import { serveMonolith } from '../../dist/bench/test/support/monolith/serve-monolith.js';

/*
 * The same resolvers on the same databases, put together in several ways. Each gives a Fastify app that listens to nobody yet.
 */

/** The embedded shape as `npm start` serves it, its door included. */
async function ours(config, log) {
  return (await createApp(await openSystem(config, log), config, log)).app;
}

/** Apollo's gateway with the subgraphs in its process, by its own means. */
async function stock(config, log) {
  const subgraphs = await openSubgraphs(config, log);
  const schemas = new Map();
  for (const { name, buildSchema } of SUBGRAPHS) schemas.set(name, (await buildSchema()).schema);
  const gateway = new ApolloGateway({
    supergraphSdl: await readFile(packageFile('gateway/supergraph.graphql'), 'utf8'),
    buildService: ({ name }) => {
      const source = new LocalGraphQLDataSource(schemas.get(name));
      return { process: ({ request, context }) => source.process({ request, context: context[name] }) };
    },
  });
  const app = Fastify();
  const server = new ApolloServer({ gateway, plugins: [fastifyApolloDrainPlugin(app)] });
  await server.start();
  return serve(app, server, subgraphs);
}

/** One schema on Apollo Server. */
async function monolith(config, log) {
  const subgraphs = await openSubgraphs(config, log);
  return serve(Fastify(), await serveMonolith(await buildMonolith(), log), subgraphs);
}

export const CONTENDERS = { ours, stock, monolith };

async function openSubgraphs(config, log) {
  const secrets = await readSecrets(config);
  return Promise.all(SUBGRAPHS.map((each) => Subgraph.open(each, { database: config, secrets, log })));
}

function serve(app, server, subgraphs) {
  const context = ({ headers }) => monolithContext(subgraphs, headers);
  app.post('/graphql', fastifyApolloHandler(server, { context }));
  return app;
}
