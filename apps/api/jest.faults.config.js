/** Tests that start the built API as processes and kill them: `npm run test:processes`; they need a build. */
module.exports = {
  ...require('./jest.config.js'),
  displayName: 'faults',
  testMatch: ['<rootDir>/test/faults/**/*.faults.ts'],
  maxWorkers: 1,
};
