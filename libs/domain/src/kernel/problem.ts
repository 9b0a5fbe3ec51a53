import { type LocalText } from './locales';
import { formatParams } from './problem-params';
import { type ProblemCode, PROBLEMS } from './problems/index';

export type ProblemParams = Record<string, unknown>;

/** Whether this names a problem of the table. */
export const isProblemCode = (code: unknown): code is ProblemCode =>
  typeof code === 'string' && Object.hasOwn(PROBLEMS, code);

/** One wrong field: `field` is its path in the body (`price.amount`), `code` one of FIELD_PROBLEMS or PROBLEMS. */
export interface FieldError {
  field: string;
  code: string;
  params?: ProblemParams;
}

/** The only error that is thrown on purpose. Rules return or throw it; the API turns it into RFC 9457. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly params: ProblemParams = {},
    readonly errors: readonly FieldError[] = [],
  ) {
    super(code);
    this.name = 'Problem';
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

/** A rule's refusal that concerns one field of the input, so that the console can show it where it was typed. */
export const fieldProblem = (field: string, code: ProblemCode, params: ProblemParams = {}): Problem =>
  new Problem(code, params, [{ field, code, params }]);

/** What a problem says in a language, with its parameters filled in. */
export const problemText = (code: ProblemCode, params: ProblemParams, locale: keyof LocalText): string =>
  formatParams(PROBLEMS[code].text[locale], params, locale);
