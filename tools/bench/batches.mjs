import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../bootstrap.mjs';

const FEATURES = join(ROOT, 'apps', 'api', 'dist', 'features');
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
/** As many as the nightly review looks for with one statement. */
const FOUND_AT_ONCE = 20_000;

const built = async (file) => (await import(pathToFileURL(join(FEATURES, file)).href)).default;

/** The tiers of all customers, evaluated as every night: whoever changes is found, nobody is changed. */
async function evaluateTiers(client) {
  const { membersDue, programmeOf } = await built('memberships/membership.queries.js');
  const em = { query: async (sql, values) => (await client.query(sql, values)).rows };
  const programme = await programmeOf(em);
  const now = new Date().toISOString();
  for (let after = BEFORE_ALL; ;) {
    const due = await membersDue(em, programme, { after, now, limit: FOUND_AT_ONCE });
    if (due.length < FOUND_AT_ONCE) return;
    after = due.at(-1);
  }
}

const DAY_MS = 86_400_000;
const DAYS = 31;

/** Every line that ends within a month, found on its day as the look of each minute finds it; nothing is renewed. */
async function findDueLines(client) {
  const { dueLines } = await built('auto-renewals/auto-renewal.queries.js');
  const em = { query: async (sql, values) => (await client.query(sql, values)).rows };
  const start = Date.now();
  for (let day = 0; day < DAYS; day += 1)
    await dueLines(em, new Date(start + day * DAY_MS).toISOString(), FOUND_AT_ONCE);
}

/** Work over all customers at once; `secondsPerMillion` is what it may take. */
export const BATCHES = [
  { key: 'tiers', name: 'evaluation of tiers', run: evaluateTiers, secondsPerMillion: 60 },
  { key: 'auto-renew', name: 'lines due, on each day of a month', run: findDueLines, secondsPerMillion: 60 },
];

/** How long each takes on this many customers. */
export async function measureBatches(client, only) {
  const rows = [];
  for (const batch of BATCHES.filter(({ key }) => only.length === 0 || only.includes(key))) {
    const start = performance.now();
    await batch.run(client);
    rows.push({ batch, seconds: (performance.now() - start) / 1_000 });
  }
  return rows;
}
