import { basename } from 'node:path';
import { type Multipart } from '@fastify/multipart';
import {
  EVIDENCE_KINDS,
  EVIDENCE_LIMITS,
  EVIDENCE_SUBJECTS,
  type EvidenceKind,
  type EvidenceSubject,
} from '@ur-desk/domain/evidence';
import { type FieldError, isId, normaliseText, Problem } from '@ur-desk/domain/kernel';

/** A file as it came in, with what it is said to prove. */
export interface EvidenceForm {
  subjectKind: EvidenceSubject;
  subjectId: string;
  kind: EvidenceKind;
  fileName: string;
  content: Buffer;
}

const FIELDS = ['subjectKind', 'subjectId', 'kind'] as const;
type Field = (typeof FIELDS)[number];

export const EVIDENCE_FORM = {
  type: 'object',
  required: ['subjectKind', 'subjectId', 'kind', 'file'],
  properties: {
    subjectKind: { enum: EVIDENCE_SUBJECTS },
    subjectId: { type: 'string', format: 'uuid' },
    kind: { enum: EVIDENCE_KINDS },
    file: {
      type: 'string',
      contentEncoding: 'binary',
      description: `PDF, PNG or JPEG of at most ${EVIDENCE_LIMITS.fileBytes} bytes`,
    },
  },
  additionalProperties: false,
};

export const tooLarge = (): Problem => new Problem('body_too_large', { maxBytes: EVIDENCE_LIMITS.fileBytes });
const invalid = (errors: FieldError[]): Problem => new Problem('validation_failed', {}, errors);

/** A file's name for showing: no path, no controls, not too long. */
function shownName(name: string): string {
  const plain = normaliseText(basename(name.replaceAll('\\', '/')).toWellFormed().replace(/\p{C}/gu, ''));
  return plain.slice(-EVIDENCE_LIMITS.fileNameLength) || 'evidence';
}

function refuseFields(given: Partial<Record<Field, string>>): void {
  const wrong = (field: Field): FieldError | null => {
    const value = given[field];
    if (value === undefined) return { field, code: 'required' };
    if (field === 'subjectId') return isId(value) ? null : { field, code: 'not_id' };
    const values: readonly string[] = field === 'kind' ? EVIDENCE_KINDS : EVIDENCE_SUBJECTS;
    return values.includes(value)
      ? null
      : { field, code: 'not_in_list', params: { values: values.join(', ') } };
  };
  const errors = FIELDS.map(wrong).filter((error) => error !== null);
  if (errors.length > 0) throw invalid(errors);
}

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);

async function readParts(parts: AsyncIterable<Multipart>): Promise<EvidenceForm> {
  const given: Partial<Record<Field, string>> = {};
  let file: Pick<EvidenceForm, 'fileName' | 'content'> | null = null;
  for await (const part of parts) {
    if (part.type === 'field') {
      if (!isField(part.fieldname))
        throw invalid([{ field: part.fieldname.slice(0, 60), code: 'unknown_field' }]);
      if (typeof part.value !== 'string') throw invalid([{ field: part.fieldname, code: 'not_text' }]);
      given[part.fieldname] = part.value;
    } else if (part.fieldname === 'file' && !file) {
      const content = await part.toBuffer();
      if (part.file.truncated) throw tooLarge();
      file = { fileName: shownName(part.filename), content };
    } else {
      throw invalid([{ field: 'file', code: 'repeated' }]);
    }
  }
  refuseFields(given);
  if (!file) throw invalid([{ field: 'file', code: 'required' }]);
  const { subjectKind, subjectId, kind } = given as Pick<EvidenceForm, Field>;
  return { subjectKind, subjectId: subjectId.toLowerCase(), kind, ...file };
}

/** Reads the form: at most one file, held in memory. Throws `body_too_large`, `malformed_body`, `validation_failed`. */
export async function readEvidenceForm(parts: AsyncIterable<Multipart>): Promise<EvidenceForm> {
  try {
    return await readParts(parts);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const code = (error as { code?: string }).code ?? '';
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge();
    if (code.startsWith('FST_') || /form|boundary|multipart/i.test((error as Error).message ?? ''))
      throw new Problem('malformed_body');
    throw error;
  }
}
