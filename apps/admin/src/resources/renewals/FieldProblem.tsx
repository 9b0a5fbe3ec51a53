import { FormHelperText } from '@mui/material';
import { problemAt } from './field-problem';

/** A refusal, at the choice that caused it. */
export function FieldProblem({ problem, field }: { problem: unknown; field: string }) {
  const text = problemAt(problem, field);
  return text === null ? null : (
    <FormHelperText error role="alert">
      {text}
    </FormHelperText>
  );
}
