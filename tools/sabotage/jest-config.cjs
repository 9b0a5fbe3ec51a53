const { join } = require('node:path');

/** A project's tests on sources from which `npm run test:sabotage` took a guard. */
module.exports = (base) => ({
  ...base,
  displayName: 'sabotage',
  transform: Object.fromEntries(
    Object.entries(base.transform).map(([files, [, options]]) => [
      files,
      [join(__dirname, 'transform.cjs'), options],
    ]),
  ),
  maxWorkers: 1,
});
