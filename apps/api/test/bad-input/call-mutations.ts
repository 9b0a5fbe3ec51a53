import { gzipSync } from 'node:zlib';
import { callOf, type Mutant, type Subject, writeJson } from './call';
import { noId } from './values';

const IDEMPOTENCY_KEYS = [
  undefined,
  '',
  'short',
  'with space inside',
  'x'.repeat(201),
  'tab\tinside',
  '1234567',
];
const VERSIONS = [
  undefined,
  '',
  'abc',
  '"abc"',
  '*',
  '-1',
  '"-1"',
  '1.5',
  '"1", "2"',
  '1e3',
  '9'.repeat(30),
  '0x1',
];
const STALE_VERSIONS = ['"0"', '"999"', '2147483647', '2147483648', 'W/"77"', '999999999999999'];
const CONTENT_TYPES = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'text/csv',
  'json',
];
const BROKEN_JSON = [
  '{"a":',
  '{',
  '{"a":1,}',
  "{'a':1}",
  'hello',
  '{"a":01}',
  'undefined',
  '\u0000',
  '{"a":NaN}',
  '[1,2',
];
const POLLUTION = ['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}'];

/** A path with one of its ids replaced by what is no id, or by one that nothing has. */
export function pathMutant(subject: Subject): Mutant | null {
  const { route, accepted, random } = subject;
  const template = route.path.split('/');
  const parameters = template.flatMap((part, index) => (part.startsWith(':') ? [index] : []));
  if (parameters.length === 0) return null;
  const at = random.pick(parameters);
  const unknown = random.chance(0.5);
  const value = unknown ? random.id() : noId(random);
  const parts = accepted.path.split('/');
  const isRoutable = !['', '.', '..'].includes(value);
  const path = parts.map((part, index) => (index === at ? encodeURIComponent(value) : part)).join('/');
  return {
    what: `path ${unknown ? 'unknownId' : `noId ${value.slice(0, 50)}`}${isRoutable ? '' : ' (not routed)'}`,
    call: callOf(subject, { path }),
    // Whoever sends it resolves `..` first: `quotes/../promotions` is the list of promotions, and may be read.
    refused: value !== '..' || route.method !== 'get',
  };
}

/** A request without a usable key, or with a version that is not the record's. */
export function headerMutant(subject: Subject): Mutant | null {
  const { route, accepted, random } = subject;
  const choices: (() => Mutant)[] = [];
  const withHeader = (what: string, name: string, value: string | undefined): Mutant => ({
    what: `${what} ${name}: ${(value ?? 'none').slice(0, 40)}`,
    call: callOf(subject, { headers: { [name]: value } }),
    refused: true,
  });
  if (route.idempotent)
    choices.push(() => withHeader('bad', 'idempotency-key', random.pick(IDEMPOTENCY_KEYS)));
  if (route.versioned) {
    const stale = STALE_VERSIONS.filter((version) => Number(/\d+/.exec(version)) !== accepted.version);
    choices.push(() => withHeader('bad', 'if-match', random.pick(VERSIONS)));
    choices.push(() => withHeader('stale', 'if-match', random.pick(stale)));
  }
  return choices.length > 0 ? random.pick(choices)() : null;
}

/** A body that never becomes an input: too large, not JSON, of another kind. These do not come as far as the sign-in. */
export function transportMutant(subject: Subject): Mutant | null {
  const { route, accepted, random } = subject;
  if (!route.body) return accepted.badPayloads ? null : signedOut(subject);
  const payload = writeJson(accepted.body);
  const choices: (() => Mutant)[] = [
    () => ({
      what: 'body of 1 MiB + 1',
      call: callOf(subject, { payload: `{"x":"${'x'.repeat(1_048_577 - 8)}"}` }),
      refused: true,
    }),
    () => {
      const type = random.pick(CONTENT_TYPES);
      return {
        what: `content type ${type}`,
        call: callOf(subject, { payload, headers: { 'content-type': type } }),
        refused: true,
      };
    },
    () => {
      const text = random.pick(BROKEN_JSON);
      return { what: `broken JSON ${text}`, call: callOf(subject, { payload: text }), refused: true };
    },
    () => {
      const text = random.pick(POLLUTION);
      return { what: `pollution ${text}`, call: callOf(subject, { payload: text }), refused: true };
    },
    () => ({
      what: 'a compressed body',
      call: callOf(subject, { payload: gzipSync(payload), headers: { 'content-encoding': 'gzip' } }),
      refused: true,
    }),
    () => signedOut(subject) ?? pollutionAgain(subject),
  ];
  return random.pick(choices)();
}

const pollutionAgain = (subject: Subject): Mutant => ({
  what: 'pollution',
  call: callOf(subject, { payload: POLLUTION[0] ?? '' }),
  refused: true,
});

/** Somebody else's idea of a session. */
function signedOut(subject: Subject): Mutant | null {
  const { route, random } = subject;
  if (!route.permission) return null;
  const headers: Record<string, string | undefined>[] = [
    { cookie: undefined },
    { cookie: '__Host-access=eyJhbGciOiJub25lIn0.eyJzaWQiOiIxIn0.' },
    { authorization: `Bearer ${random.word(43)}` },
    { authorization: 'Bearer' },
    { authorization: 'Basic YWRtaW46YWRtaW4=' },
  ];
  return { what: 'no session', call: callOf(subject, { headers: random.pick(headers) }), refused: true };
}

/** Another payload of the accepted kind, as the operation's own list has them. */
export function payloadMutant(subject: Subject): Mutant | null {
  const { accepted, random } = subject;
  if (!accepted.badPayloads) return null;
  const { what, payload } = random.pick(accepted.badPayloads);
  return { what: `payload ${what}`, call: callOf(subject, { payload }), refused: true };
}
