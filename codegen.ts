import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents of every operation we send ourselves: in tests, on the command line, on the page. */
const config: CodegenConfig = {
  schema: 'gateway/api.graphql',
  documents: 'operations/*.graphql',
  emitLegacyCommonJSImports: false,
  generates: {
    'operations/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: {
          YearMonth: 'string',
          Date: 'string',
          DateTime: 'string',
          SafeInt: 'number',
          CatalogItemInput: '../../catalog/catalog-item.js#SourcedItem',
        },
      },
    },
  },
};

export default config;
