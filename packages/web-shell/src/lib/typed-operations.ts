import { createHash } from 'node:crypto';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

/** How the operations in an app become typed and known by their hash; paths are those of the app. */
export const typedOperations: CodegenConfig = {
  schema: '../../gateway/api.graphql',
  documents: [
    ...['src/**/*.{ts,tsx}', '!src/generated/**'],
    '../../packages/web-shell/src/operations/*.graphql',
  ],
  ignoreNoDocuments: true,
  silent: true,
  generates: {
    './src/generated/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        // The gateway reads bare digests, without the name of the algorithm that the preset adds.
        persistedDocuments: {
          hashAlgorithm: (text: string) => createHash('sha256').update(text).digest('hex'),
        },
      },
      // The cache asks for __typename everywhere; the persisted text must hold it already.
      documentTransforms: [addTypenameSelectionDocumentTransform],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        avoidOptionals: { field: true },
        importExtension: '.ts',
        scalars: {
          DateTime: 'string',
          Date: 'string',
          Decimal: 'string',
          CurrencyCode: 'string',
        },
        defaultScalarType: 'unknown',
        strictScalars: false,
      },
    },
  },
};
