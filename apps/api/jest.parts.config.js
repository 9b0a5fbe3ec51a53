const specsAlone = require('./test/parts/alone.json');

/**
 * All specs, many in one file: `npm run test:all`. Those that take minutes where others take seconds are files of their own.
 * A single spec is run by `npm test -- <pattern>`.
 */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: [...specsAlone.map((file) => `<rootDir>/${file}`), '<rootDir>/test/parts/*.part.ts'],
};
