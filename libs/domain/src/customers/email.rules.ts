/** Longest address that can be delivered to (RFC 5321). */
export const EMAIL_MAX = 254;
const LOCAL_MAX = 64;
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * An address as it is stored: full-width characters and surrounding blanks repaired, the domain in lower case, the part
 * before the @ as the customer writes it. Null when it cannot be an address.
 */
export function normaliseEmail(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const at = plain.lastIndexOf('@');
  const local = plain.slice(0, at);
  const domain = plain.slice(at + 1).toLowerCase();
  const labels = domain.split('.');
  if (at < 1 || plain.length > EMAIL_MAX || local.length > LOCAL_MAX) return null;
  if (!LOCAL.test(local) || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null;
  return /^[a-z]/.test(labels.at(-1) ?? '') && (labels.at(-1) ?? '').length > 1 ? `${local}@${domain}` : null;
}

/** Where most of our customers have their mail: only these are worth guessing. */
const FREQUENT_DOMAINS = [
  'gmail.com',
  'qq.com',
  '163.com',
  '126.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'yahoo.co.jp',
  'icloud.com',
  'foxmail.com',
  'sina.com',
];

/** Whether one slip of the fingers (a letter more, less, other, or two swapped) leads from one text to the other. */
function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  const swapped = restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
  return Math.max(restA.length, restB.length) <= 1 || swapped;
}

/** Endings that no domain has, a slip away from one that many have. Those of countries (.co, .cm, .om) are not among them. */
const ENDINGS_THAT_ARE_NONE: ReadonlyMap<string, string> = new Map([
  ...['con', 'cmo', 'ocm', 'cpm', 'cim', 'vom', 'xom', 'comm', 'coom'].map((none) => [none, 'com'] as const),
  ...['nte', 'ent', 'nett'].map((none) => [none, 'net'] as const),
  ...['ogr', 'rog', 'orgg'].map((none) => [none, 'org'] as const),
]);

function withRealEnding(domain: string): string {
  const dot = domain.lastIndexOf('.');
  const meant = ENDINGS_THAT_ARE_NONE.get(domain.slice(dot + 1));
  return meant ? `${domain.slice(0, dot)}.${meant}` : domain;
}

/**
 * The address that was probably meant: `li@gmial.com` → `li@gmail.com`, `li@firm.con` → `li@firm.com`; null when it looks
 * as it should.
 */
export function suggestEmail(email: string): string | null {
  const [local, domain] = [email.slice(0, email.lastIndexOf('@')), email.slice(email.lastIndexOf('@') + 1)];
  const possible = withRealEnding(domain);
  const meant = FREQUENT_DOMAINS.includes(possible)
    ? possible
    : FREQUENT_DOMAINS.find((known) => known.length > 6 && oneSlipApart(possible, known));
  const suggested = meant ?? possible;
  return suggested === domain ? null : `${local}@${suggested}`;
}
