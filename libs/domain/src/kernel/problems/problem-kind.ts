import { type LocalText } from '../locales';

/**
 * An error that is thrown on purpose (architecture, "Errors"): its HTTP status, and what it tells the staff member to do, in both
 * languages. `{name}` in a text is filled in from the parameters.
 */
export interface ProblemKind {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  text: LocalText;
}

/** A part of the table, by code: the codes are kept as literal types. */
export const problemKinds = <T extends Record<string, ProblemKind>>(table: T): T => table;
