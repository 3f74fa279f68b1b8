/** Who may import whom. docs/contributing.md says it in words. */
const service = '^services/([^/]+)/';

export default {
  forbidden: [
    {
      name: 'packages-never-import-back',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(services|gateway|web)/' },
    },
    {
      name: 'services-import-only-packages',
      comment: 'Another service is reached by events and through the gateway.',
      severity: 'error',
      from: { path: service },
      to: { path: '^(services|gateway|web)/', pathNot: '^services/$1/' },
    },
    {
      name: 'gateway-imports-only-packages',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^(services|web)/' },
    },
    {
      name: 'web-imports-only-packages',
      severity: 'error',
      from: { path: '^web/([^/]+)/' },
      to: { path: '^(services|gateway|web)/', pathNot: '^web/$1/' },
    },
    {
      name: 'no-cycles',
      comment: 'Of code; types may refer to each other.',
      severity: 'error',
      from: { pathNot: '/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'main-is-the-top',
      severity: 'error',
      from: { path: `${service}src/`, pathNot: '\\.test\\.ts$' },
      to: { path: '^services/$1/src/main\\.ts$' },
    },
    {
      name: 'resolvers-are-only-wired',
      comment: 'Use cases, repositories and pure domain know nothing of GraphQL.',
      severity: 'error',
      from: {
        path: `${service}src/`,
        pathNot: '(/main|/service|/resolvers|\\.resolvers|/start[^/]*|/app|/server|\\.test)\\.ts$',
      },
      to: { path: '^services/$1/src/.*\\.resolvers\\.ts$' },
    },
    {
      name: 'repositories-look-down-only',
      severity: 'error',
      from: { path: `${service}src/.*\\.repository\\.ts$` },
      to: { path: '^services/$1/src/(jobs/|events/|.*\\.loaders\\.ts$)' },
    },
    {
      name: 'unresolvable',
      comment: 'What cannot be found cannot be judged.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(bun|cloudflare):' },
    },
  ],
  options: {
    // TypeScript 7 has no API for tools; swc reads the imports, those of types included.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|\\.next|\\.turbo|generated)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.d.ts', '.json'],
    },
  },
};
