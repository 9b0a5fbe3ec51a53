import { Id, InstantField, Nested, OneOf, Text, Whole } from '../kernel';
import { ActorView } from '../ledger';
import {
  EVIDENCE_KINDS,
  EVIDENCE_MEDIA_TYPES,
  EVIDENCE_SUBJECTS,
  type EvidenceKind,
  type EvidenceMediaType,
  type EvidenceSubject,
} from './evidence.types';

/** A file that proves something; what is in it is read under `content`. */
export class EvidenceFileView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @OneOf(EVIDENCE_SUBJECTS)
  subjectKind: EvidenceSubject;

  @Id()
  subjectId: string;

  @OneOf(EVIDENCE_KINDS)
  kind: EvidenceKind;

  @Text({ max: 100, nullable: true, description: 'null when the person was erased' })
  fileName: string | null;

  @OneOf(EVIDENCE_MEDIA_TYPES)
  mediaType: EvidenceMediaType;

  @Whole()
  bytes: number;

  @Nested(() => ActorView)
  actor: ActorView;

  @InstantField()
  createdAt: string;
}
