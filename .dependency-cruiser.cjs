/** Who may import whom; see the map in the README. The compiler does not hold these rules, so this does. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^libs/domain' },
      to: { path: '^(apps|e2e|tools)/' },
    },
    {
      name: 'domain-context-to-kernel-and-its-door',
      comment: 'A context reaches another one only through its index; the kernel reaches no context.',
      severity: 'error',
      from: { path: '^libs/domain/src/([^/]+)/' },
      to: {
        path: '^libs/domain/src/',
        pathNot: ['^libs/domain/src/$1/', '^libs/domain/src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'kernel-knows-no-context',
      severity: 'error',
      from: { path: '^libs/domain/src/kernel' },
      to: { path: '^libs/domain/src/(?!kernel)' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/platform' },
      to: { path: '^apps/api/src/(features|providers|seed)' },
    },
    {
      name: 'feature-by-its-doors',
      comment:
        "Another feature is reached through its service, entity, module or queries, never its controller or view's internals.",
      severity: 'error',
      from: { path: '^apps/api/src/features/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^apps/api/src/features/',
        pathNot: ['^apps/api/src/features/$1/', '\\.(service|entity|module|queries|view)\\.ts$'],
      },
    },
    {
      name: 'console-frame-knows-no-context',
      comment:
        'What every page shares is loaded first. A rule of a context in it pulls that chunk along, and two chunks that need ' +
        'each other start with half of their values undefined. Types are free; exports are only lists of columns.',
      severity: 'error',
      from: { path: '^apps/admin/src/(shared|shell|providers)/', pathNot: '\\.spec\\.tsx?$' },
      to: {
        path: '^libs/domain/src/(?!kernel|exports)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'admin-imports-domain-only',
      severity: 'error',
      from: { path: '^apps/admin' },
      to: { path: '^apps/api' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
    },
  },
};
