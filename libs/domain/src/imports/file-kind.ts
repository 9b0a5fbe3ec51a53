import { type ImportEncoding } from './import.types';

/** What the first bytes of a file say it is, when it is surely no CSV. */
const MAGIC: readonly { kind: string; bytes: readonly number[] }[] = [
  { kind: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'GIF', bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46] },
  { kind: 'XLSX / ZIP', bytes: [0x50, 0x4b] },
  { kind: 'XLS', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: 'GZIP', bytes: [0x1f, 0x8b] },
  { kind: '7Z', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'RAR', bytes: [0x52, 0x61, 0x72, 0x21] },
  { kind: 'ELF', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { kind: 'SQLite', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20] },
];

/** Text formats that are often taken for a table. `[` and `{` start JSON, `<` starts XML or HTML. */
const TEXT_KINDS: readonly { kind: string; start: RegExp }[] = [
  { kind: 'JSON', start: /^\s*(\{\s*["}]|\[\s*[[{"\d\]])/ },
  { kind: 'HTML', start: /^\s*<(!doctype html|html)/i },
  { kind: 'XML', start: /^\s*<\?xml/i },
];

export type FileKind =
  { kind: 'text' } | { kind: 'utf16' } | { kind: 'binary' } | { kind: 'other'; name: string };

/** How many control characters (of all bytes) a text may have before it is taken for binary data, in per cent. */
const MOST_CONTROLS_PERCENT = 2;

const isControl = (byte: number): boolean => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte);

function looksLikeUtf16(head: Uint8Array): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (head.length < 8) return false;
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) > head.length * 0.3 && Math.min(even, odd) < head.length * 0.05;
}

/** What the first 64 kB of a file are. Only `text` can be a CSV. */
export function fileKindOf(head: Uint8Array): FileKind {
  const magic = MAGIC.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (magic) return { kind: 'other', name: magic.kind };
  if (looksLikeUtf16(head)) return { kind: 'utf16' };
  const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  if (controls * 100 > head.length * MOST_CONTROLS_PERCENT) return { kind: 'binary' };
  const start = new TextDecoder('utf-8').decode(head.subarray(0, 512));
  const text = TEXT_KINDS.find((candidate) => candidate.start.test(start));
  return text ? { kind: 'other', name: text.kind } : { kind: 'text' };
}

/** What strict decoding of the whole file found. Pairs: two-byte characters, and those of the GB 2312 core among them. */
export interface EncodingEvidence {
  utf8: boolean;
  gb18030: boolean;
  gbPairs: number;
  gbCorePairs: number;
}

/**
 * The encoding of a file, or null when it is neither. UTF-8 is strict enough to be believed; almost any accented Latin
 * text passes as GB18030 by accident, so that one must look like Chinese: most characters from the GB 2312 core, whose
 * second byte no Latin letter has.
 */
export function decideEncoding(evidence: EncodingEvidence): ImportEncoding | null {
  if (evidence.utf8) return 'utf8';
  if (!evidence.gb18030) return null;
  return evidence.gbCorePairs * 10 >= evidence.gbPairs * 6 ? 'gb18030' : null;
}

/** Counts two-byte characters over the chunks of a file, for `decideEncoding`. */
export class GbPairCounter {
  private lead = 0;
  pairs = 0;
  corePairs = 0;

  add(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (this.lead === 0) {
        this.lead = byte >= 0x81 && byte <= 0xfe ? byte : 0;
        continue;
      }
      if (byte >= 0x40) this.pairs += 1;
      if (this.lead >= 0xa1 && byte >= 0xa1) this.corePairs += 1;
      this.lead = 0;
    }
  }
}
