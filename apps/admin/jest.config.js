const preset = require('../../jest.preset.js');

const [[, [swc, options]]] = Object.entries(preset.transform);
const jsx = {
  ...options,
  jsc: {
    ...options.jsc,
    parser: { ...options.jsc.parser, tsx: true },
    transform: { ...options.jsc.transform, react: { runtime: 'automatic' } },
  },
};

module.exports = {
  ...preset,
  displayName: 'admin',
  transform: { '^.+\\.ts$': [swc, options], '^.+\\.tsx$': [swc, jsx] },
  // A form that is typed into takes seconds on a busy machine.
  testTimeout: 30_000,
  // By itself jest leaves one core to the watcher; here nobody watches.
  maxWorkers: 2,
  testEnvironment: '<rootDir>/test/browser.environment.mjs',
  testEnvironmentOptions: { customExportConditions: ['source', 'require', 'node', 'node-addons'] },
  setupFilesAfterEnv: ['<rootDir>/test/testing-library.setup.ts'],
};
