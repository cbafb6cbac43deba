import { env } from 'node:process';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { buildASTSchema, parse, visit } from 'graphql';

/** Set as a careful user would set it: our subgraphs answer nobody without the gateway's secret, and nothing is logged. */
export const gatewayConfig = {
  logging: 'error',
  landingPage: false,
  propagateHeaders: {
    fromClientToSubgraphs: () => ({ 'x-federation-secret': env.FEDERATION_SECRET }),
  },
  unifiedGraphHandler: plannedInRust,
};

/**
 * What `--hive-router-runtime` sets, past a defect. Besides planning in Rust, it stitches the subgraphs' schemas to look up
 * transforms (we have none), and that fails as soon as fields with `@requires` of two subgraphs give the same type: "Multiple
 * canonical definitions". So the stitching, which plans nothing here, does not hear of `@requires`.
 */
async function plannedInRust(options) {
  const given = { ...options };
  const handler = await unifiedGraphHandler(given);
  given.unifiedGraph = withoutRequires(options.getUnifiedGraphSDL());
  return handler;
}

function withoutRequires(sdl) {
  const document = visit(parse(sdl), {
    Argument: ({ name }, _key, _parent, _path, ancestors) =>
      name.value === 'requires' && ancestors.at(-1)?.name?.value === 'join__field' ? null : undefined,
  });
  return buildASTSchema(document, { assumeValidSDL: true });
}
