const { join } = require('node:path');

const project = process.cwd();
const base = require(join(project, 'jest.config.js'));

/** The tests of the project in which jest was started, on sources from which `npm run test:sabotage` took a guard. */
module.exports = {
  ...base,
  rootDir: project,
  displayName: 'sabotage',
  transform: Object.fromEntries(
    Object.entries(base.transform).map(([files, [, options]]) => [
      files,
      [join(__dirname, 'transform.cjs'), options],
    ]),
  ),
  maxWorkers: 1,
};
