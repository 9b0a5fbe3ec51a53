module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'api',
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
  setupFiles: ['reflect-metadata'],
  testTimeout: 30_000,
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  maxWorkers: 2,
};
