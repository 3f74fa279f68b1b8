/**
 * How every subgraph's resolver types are made from its SDL. A parent type is what the resolvers
 * return for a GraphQL type, so services map their types to domain types with `mappers`.
 */
export const resolverTypes = (mappers: Record<string, string> = {}) => ({
  schema: ['../../packages/chassis/schema/*.graphql', 'src/schema/*.graphql'],
  generates: {
    'src/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        federation: true,
        contextType: '../context.ts#Context',
        mappers,
        enumsAsTypes: true,
        useTypeImports: true,
        emitLegacyCommonJSImports: false,
        importExtension: '.ts',
        strictScalars: true,
        scalars: {
          DateTime: { input: 'Date', output: 'Date' },
          Date: 'string',
          Decimal: 'string',
          CurrencyCode: 'string',
          _FieldSet: 'string',
        },
      },
    },
  },
});
