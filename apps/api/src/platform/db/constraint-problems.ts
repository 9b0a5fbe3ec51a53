import { type Problem } from '@ur-desk/domain/kernel';

type ProblemOfConstraint = (detail: string) => Problem;

const problems = new Map<string, ProblemOfConstraint>();

/**
 * Says what a database constraint means in business terms. Constraints are the belt that holds when somebody forgets a
 * check; a feature declares its own beside its entity, by the constraint's name.
 */
export function constraintProblem(name: string, problem: ProblemOfConstraint): void {
  problems.set(name, problem);
}

export const problemOfConstraint = (name: string, detail: string): Problem | null =>
  problems.get(name)?.(detail) ?? null;
