const { default: Sequencer } = require('@jest/test-sequencer');

const specsAlone = require('./test/parts/alone.json');

/** Whoever starts the longest files last works alone at the end. */
const LONGEST = specsAlone.map((file) => `/${file}`);

const rank = ({ path }) => {
  const place = LONGEST.findIndex((end) => path.endsWith(end));
  return place === -1 ? LONGEST.length : place;
};

/** The order of jest, after the longest ones: it knows how long a file takes only where it has run before, a fresh clone does not. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};
