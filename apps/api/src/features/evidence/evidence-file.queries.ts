import {
  EVIDENCE_SUBJECTS,
  type EvidenceFile,
  type EvidenceFileView,
  type EvidenceKind,
  type EvidenceMediaType,
  type EvidenceSubject,
} from '@ur-desk/domain/evidence';
import { Problem } from '@ur-desk/domain/kernel';
import { type ActorView } from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';
import { ACTOR_JOINS, ACTOR_NAME } from '../ledger/ledger.view';

export interface EvidenceFileRow {
  id: string;
  customer_id: string;
  subject_kind: EvidenceSubject;
  subject_id: string;
  kind: EvidenceKind;
  media_type: EvidenceMediaType;
  bytes: number;
  sealed_name: Buffer;
  actor_kind: ActorView['kind'];
  actor_id: string;
  actor_name: string;
  created_at: Date;
}

const FROM = `evidence_file t ${ACTOR_JOINS}`;
const COLUMNS = `t.id, t.customer_id, t.subject_kind, t.subject_id, t.kind, t.media_type, t.bytes, t.sealed_name,
  t.actor_kind, t.actor_id, t.created_at, ${ACTOR_NAME}`;

export const evidenceFileList = defineList({
  name: 'evidence-files',
  from: FROM,
  select: COLUMNS,
  id: 't.id',
  table: 'evidence_file',
  fields: {
    createdAt: { column: 't.created_at', type: 'instant', sort: true },
    customerId: { column: 't.customer_id', type: 'id', filter: ['eq'] },
    subjectKind: { column: 't.subject_kind', type: 'oneOf', values: EVIDENCE_SUBJECTS, filter: ['eq'] },
    subjectId: { column: 't.subject_id', type: 'id', filter: ['eq'] },
  },
  defaultSort: ['createdAt', 'ASC'],
});

/** `name`: opened; null when the person was erased. */
export const evidenceFileView = (row: EvidenceFileRow, name: unknown): EvidenceFileView => ({
  id: row.id,
  customerId: row.customer_id,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  kind: row.kind,
  fileName: typeof name === 'string' ? name : null,
  mediaType: row.media_type,
  bytes: row.bytes,
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  createdAt: row.created_at.toISOString(),
});

type WithContent = EvidenceFileRow & { sealed_content: Buffer };

/** A file with what is in it, sealed. Throws `not_found`. */
export async function evidenceFileById(em: EntityManager, id: string): Promise<WithContent> {
  const sql = `SELECT ${COLUMNS}, t.sealed_content FROM ${FROM} WHERE t.id = $1`;
  const rows = await em.query<WithContent[]>(sql, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/** The files of a record with what is in them, sealed. */
export const contentsOf = (
  em: EntityManager,
  of: { subjectKind: EvidenceSubject; subjectId: string },
): Promise<WithContent[]> =>
  em.query<WithContent[]>(
    `SELECT ${COLUMNS}, t.sealed_content FROM ${FROM} WHERE t.subject_kind = $1 AND t.subject_id = $2 ORDER BY t.id`,
    [of.subjectKind, of.subjectId],
  );

/** What is there already of a record's evidence. */
export const filesPresent = (
  em: EntityManager,
  of: { subjectKind: EvidenceSubject; subjectId: string },
): Promise<EvidenceFile[]> =>
  em.query<EvidenceFile[]>(
    'SELECT kind, bytes FROM evidence_file WHERE subject_kind = $1 AND subject_id = $2',
    [of.subjectKind, of.subjectId],
  );

export interface NewEvidenceFile {
  row: Omit<EvidenceFileRow, 'actor_name'>;
  sealedContent: Buffer;
}

/** Writes a file. The constraint refuses a second one of its kind. */
export async function insertEvidenceFile(
  em: EntityManager,
  { row, sealedContent }: NewEvidenceFile,
): Promise<void> {
  await em.query(
    `INSERT INTO evidence_file (customer_id, id, subject_kind, subject_id, kind, media_type, bytes, sealed_name,
       sealed_content, actor_kind, actor_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      row.customer_id,
      row.id,
      row.subject_kind,
      row.subject_id,
      row.kind,
      row.media_type,
      row.bytes,
      row.sealed_name,
      sealedContent,
      row.actor_kind,
      row.actor_id,
      row.created_at,
    ],
  );
}

export const deleteEvidenceFile = (
  em: EntityManager,
  of: { customerId: string; id: string },
): Promise<unknown> =>
  em.query('DELETE FROM evidence_file WHERE customer_id = $1 AND id = $2', [of.customerId, of.id]);
