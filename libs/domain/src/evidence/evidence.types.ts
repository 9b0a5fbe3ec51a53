/** What a file of evidence can be about. A feature that takes evidence adds its word here. */
export const EVIDENCE_SUBJECTS = ['dispute', 'offlinePayment', 'refund', 'accountClosing'] as const;
export type EvidenceSubject = (typeof EVIDENCE_SUBJECTS)[number];

/** What a file shows; each is given at most once per subject, because providers take one file of each. */
export const EVIDENCE_KINDS = ['receipt', 'customerCommunication', 'serviceProof', 'other'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const EVIDENCE_MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type EvidenceMediaType = (typeof EVIDENCE_MEDIA_TYPES)[number];

export const EVIDENCE_LIMITS = {
  /** Of one file: Stripe takes 4.5 MB of evidence in all, so that no single file may fill it. */
  fileBytes: 4_000_000,
  /** Of all files of one subject. */
  allBytes: 4_500_000,
  fileNameLength: 100,
} as const;

/** A file of evidence, without what is in it. */
export interface EvidenceFile {
  kind: EvidenceKind;
  bytes: number;
}
