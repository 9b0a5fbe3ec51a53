import { fieldErrorText, ProblemError } from '../../providers/problem-error';

/** What a refusal says of a field, or of what is below it (`payment` for `payment.methodId`); null when it is about none. */
export function problemAt(problem: unknown, field: string): string | null {
  if (!(problem instanceof ProblemError)) return null;
  const found = problem.errors.find((error) => error.field === field || error.field.startsWith(`${field}.`));
  return found ? fieldErrorText(found) : null;
}
