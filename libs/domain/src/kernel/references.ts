/**
 * Short references that staff read to customers on the phone: `RN-7Q2M-4KX9` (rules 1). Crockford's base 32 has no
 * I, L, O or U; the last character is a check character, so that one wrong or two swapped characters are noticed.
 */
export const REFERENCE_PREFIXES = {
  customer: 'CU',
  line: 'LN',
  payment: 'PY',
  offlinePayment: 'OP',
  topUp: 'TU',
  renewal: 'RN',
  refund: 'RF',
  subscription: 'SB',
  adjustment: 'AJ',
  dispute: 'DS',
  approval: 'AP',
  import: 'IM',
  tierImport: 'TI',
  settlement: 'ST',
  accountClosing: 'CL',
  ticket: 'TK',
} as const;

export type ReferenceKind = keyof typeof REFERENCE_PREFIXES;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BODY_LENGTH = 7;
/** How many random bytes `makeReference` needs. */
export const REFERENCE_BYTES = BODY_LENGTH;

/** Weighted sum modulo 31 (prime): catches every single wrong character and every swap of neighbours but one pair. */
function checkCharacter(prefix: string, body: string): string {
  const sum = [...(prefix + body)].reduce(
    (total, c, index) => total + (index + 2) * (ALPHABET.indexOf(c) + 1),
    0,
  );
  return ALPHABET.charAt(sum % 31);
}

/** A reference from random bytes (7 × 5 bits are used: 34 billion per kind). */
export function makeReference(kind: ReferenceKind, random: Uint8Array): string {
  if (random.length < REFERENCE_BYTES) throw new RangeError(`needs ${REFERENCE_BYTES} random bytes`);
  const prefix = REFERENCE_PREFIXES[kind];
  const body = Array.from(random.subarray(0, BODY_LENGTH), (byte) => ALPHABET.charAt(byte % 32)).join('');
  const all = body + checkCharacter(prefix, body);
  return `${prefix}-${all.slice(0, 4)}-${all.slice(4)}`;
}

/**
 * What a person typed or heard (lower case, no dashes, O for 0, I or L for 1) as a canonical reference, or null when it
 * is none: unknown prefix, wrong length, wrong check character.
 */
export function parseReference(text: string): { kind: ReferenceKind; reference: string } | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  const kind = (Object.keys(REFERENCE_PREFIXES) as ReferenceKind[]).find((k) =>
    plain.startsWith(REFERENCE_PREFIXES[k]),
  );
  if (!kind || plain.length !== 2 + BODY_LENGTH + 1) return null;
  const prefix = REFERENCE_PREFIXES[kind];
  const all = plain.slice(2).replaceAll('O', '0').replace(/[IL]/g, '1');
  const body = all.slice(0, BODY_LENGTH);
  if ([...all].some((c) => !ALPHABET.includes(c)) || checkCharacter(prefix, body) !== all.slice(BODY_LENGTH))
    return null;
  return { kind, reference: `${prefix}-${all.slice(0, 4)}-${all.slice(4)}` };
}
