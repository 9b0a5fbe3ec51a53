import { IMPORT_LIMITS } from '@ur-desk/domain/imports';
import { Problem, type ProblemCode } from '@ur-desk/domain/kernel';
import { type FastifyRequest } from 'fastify';
import { tooLarge } from './csv-file';

/** Room for the form's own lines around the file. */
const FORM_BYTES = 16_384;

/** What can be wrong with a form that brings a CSV file, and with the file itself. */
export const CSV_UPLOAD_PROBLEMS = [
  'body_too_large',
  'unsupported_media_type',
  'malformed_body',
  'validation_failed',
  'import_file_missing',
  'import_not_csv',
  'import_binary',
  'import_encoding_utf16',
  'import_encoding_unknown',
  'import_cut_off',
  'import_row_too_long',
  'import_empty',
  'import_no_rows',
  'import_columns_repeated',
  'import_columns_too_many',
  'import_header_too_long',
  'import_header_unreadable',
] as const satisfies readonly ProblemCode[];

/** The field of the form that is the file. */
export const CSV_FILE_FIELD = {
  file: { type: 'string', contentMediaType: 'text/csv', contentEncoding: 'binary' },
} as const;

/**
 * The parts of a form that brings a file, read as they come. What says by its length that it is too large is refused before a byte
 * of it is read. Throws `unsupported_media_type` and `body_too_large`.
 */
export function partsOf(request: FastifyRequest): ReturnType<FastifyRequest['parts']> {
  if (!request.isMultipart()) throw new Problem('unsupported_media_type');
  if (Number(request.headers['content-length'] ?? 0) > IMPORT_LIMITS.fileBytes + FORM_BYTES) throw tooLarge();
  return request.parts();
}
