import { fieldProblem, Problem } from '../kernel';
import {
  EVIDENCE_LIMITS,
  type EvidenceFile,
  type EvidenceKind,
  type EvidenceMediaType,
} from './evidence.types';

const MAGIC: Record<EvidenceMediaType, readonly number[]> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

/** What a file is by its first bytes, never by its name; null: none of what is taken as evidence. */
export function evidenceMediaType(head: Uint8Array): EvidenceMediaType | null {
  const found = Object.entries(MAGIC).find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  return found ? (found[0] as EvidenceMediaType) : null;
}

/**
 * Refuses a file: empty, of another type, too large by itself or with the others, or of a kind that is there already.
 * Throws `evidence_not_readable`, `body_too_large`, `evidence_too_much` and `evidence_kind_taken`, at the field.
 */
export function decideEvidence(
  given: { kind: EvidenceKind; bytes: number; head: Uint8Array },
  present: readonly EvidenceFile[],
): EvidenceMediaType {
  const mediaType = evidenceMediaType(given.head);
  if (!mediaType) throw fieldProblem('file', 'evidence_not_readable');
  if (given.bytes > EVIDENCE_LIMITS.fileBytes)
    throw new Problem('body_too_large', { maxBytes: EVIDENCE_LIMITS.fileBytes });
  if (present.some(({ kind }) => kind === given.kind)) throw fieldProblem('kind', 'evidence_kind_taken');
  const all = present.reduce((sum, { bytes }) => sum + bytes, given.bytes);
  if (all > EVIDENCE_LIMITS.allBytes)
    throw fieldProblem('file', 'evidence_too_much', { maxBytes: EVIDENCE_LIMITS.allBytes });
  return mediaType;
}
