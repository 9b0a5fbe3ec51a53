import { Problem } from '../kernel';
import { decideEvidence, EVIDENCE_LIMITS, type EvidenceFile, evidenceMediaType } from './index';

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
const PDF = bytesOf('255044462d312e37');
const codeOf = (act: () => unknown): string => {
  try {
    return String(act());
  } catch (error) {
    return error instanceof Problem ? error.code : String(error);
  }
};

describe('a file of evidence', () => {
  it.each([
    ['255044462d312e37', 'application/pdf'],
    ['89504e470d0a1a0a0000', 'image/png'],
    ['ffd8ffe000104a', 'image/jpeg'],
    ['474946383961', null],
    ['504b0304', null],
    ['3c68746d6c3e', null],
    ['2550', null],
    ['', null],
  ])('%s is %s by its first bytes', (hex, type) => {
    expect(evidenceMediaType(bytesOf(hex))).toBe(type);
  });

  it.each<[string, number, EvidenceFile[], Uint8Array, string]>([
    ['the first', 100, [], PDF, 'application/pdf'],
    ['beside another kind', 100, [{ kind: 'other', bytes: 100 }], PDF, 'application/pdf'],
    ['the same kind again', 100, [{ kind: 'receipt', bytes: 100 }], PDF, 'evidence_kind_taken'],
    ['too large', EVIDENCE_LIMITS.fileBytes + 1, [], PDF, 'body_too_large'],
    ['too much', 500_001, [{ kind: 'other', bytes: EVIDENCE_LIMITS.fileBytes }], PDF, 'evidence_too_much'],
    ['a program', 100, [], Uint8Array.from([0x7f, 0x45, 0x4c, 0x46]), 'evidence_not_readable'],
    ['empty', 0, [], new Uint8Array(), 'evidence_not_readable'],
  ])('%s', (_what, bytes, present, head, expected) => {
    expect(codeOf(() => decideEvidence({ kind: 'receipt', bytes, head }, present))).toBe(expected);
  });
});
