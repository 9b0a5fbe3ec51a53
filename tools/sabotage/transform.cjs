/**
 * Compiles a source as the tests do, with what `npm run test:sabotage` wants changed in it: the guard is gone in the build that
 * jest runs on, and nowhere else. `SABOTAGE_CODE` is a list of { file, from, to }, `file` from the root of the project.
 */
const { sep } = require('node:path');
const { createTransformer } = require('@swc/jest');

const changes = JSON.parse(process.env.SABOTAGE_CODE ?? '[]');

const sabotaged = (source, path) =>
  changes
    .filter(({ file }) => path.endsWith(sep + file.replaceAll('/', sep)))
    .reduce((text, { from, to }) => text.replace(from, () => to), source);

exports.createTransformer = (options) => {
  const compiler = createTransformer(options);
  const cacheKey = compiler.getCacheKey?.bind(compiler);
  return {
    ...compiler,
    process: (source, path, about) => compiler.process(sabotaged(source, path), path, about),
    ...(cacheKey
      ? { getCacheKey: (source, path, about) => cacheKey(sabotaged(source, path), path, about) }
      : {}),
  };
};
