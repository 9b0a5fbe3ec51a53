import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Without the letters and digits that are mistaken for one another when read from a screen. */
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789';

const MAKERS = {
  ACCESS_TOKEN_KEY: () =>
    JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })),
  DATA_KEY: () => randomBytes(32).toString('base64'),
  DEMO_PASSWORD: () => Array.from({ length: 4 }, () => legible(4)).join('-'),
};

const legible = (length) => Array.from({ length }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join('');

/**
 * What the server must find again at every start. The environment goes first; what it does not give is made once and kept in
 * `file`, readable by its owner only. The demo password is kept even when given, because the accounts keep the one they were made with.
 */
export function loadSecrets(file, environment = process.env) {
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const before = JSON.stringify(kept);
  kept.DEMO_PASSWORD ??= environment.DEMO_PASSWORD || undefined;
  const secrets = {};
  for (const [name, make] of Object.entries(MAKERS)) {
    secrets[name] = (name !== 'DEMO_PASSWORD' && environment[name]) || (kept[name] ??= make());
  }
  if (JSON.stringify(kept) !== before) writePrivately(file, kept);
  return secrets;
}

/** Written beside and renamed: a cut file would lose the key of all personal data. */
function writePrivately(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
  chmodSync(half, 0o600);
  renameSync(half, file);
}
