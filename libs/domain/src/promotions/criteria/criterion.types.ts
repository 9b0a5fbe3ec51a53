import { type Money } from '../../kernel';

/** What was found where a criterion looked; one of the parts, or none where there was nothing. */
export interface CriterionFinding {
  values?: string[];
  amount?: Money;
  days?: number;
  count?: number;
  /** What the clock in the criterion's zone showed, `YYYY-MM-DDTHH:MM`. */
  localTime?: string;
}

/** Whether a criterion holds, and by what it was judged. */
export interface CriterionResult {
  met: boolean;
  found: CriterionFinding;
}
