const { readFileSync } = require('node:fs');
const { join } = require('node:path');

// The tests are compiled by the same transformer with the same options as the build, so that what is tested is what runs.
const swc = JSON.parse(readFileSync(join(__dirname, '.swcrc'), 'utf8'));

/** The jest settings that all projects share; `NODE_OPTIONS=--experimental-vm-modules` lets jest load Nest's ES modules. */
module.exports = {
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.spec.tsx', '<rootDir>/test/**/*.spec.ts'],
  restoreMocks: true,
};
