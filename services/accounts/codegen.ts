import type { CodegenConfig } from '@graphql-codegen/cli';

export default {
  schema: ['../../packages/chassis/schema/common.graphql', 'src/schema/*.graphql'],
  generates: {
    'src/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        federation: true,
        contextType: '../context.ts#Context',
        enumsAsTypes: true,
        useTypeImports: true,
        defaultScalarType: 'unknown',
        scalars: {
          ID: 'string',
          DateTime: { input: 'Date', output: 'Date | string' },
          Date: 'string',
          Decimal: 'string',
          CurrencyCode: 'string',
        },
        mappers: {},
      },
    },
  },
} satisfies CodegenConfig;
