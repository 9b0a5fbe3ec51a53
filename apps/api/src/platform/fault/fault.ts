type FaultPlan = (point: string) => void | Promise<void>;

const NOTHING: FaultPlan = () => undefined;

let plan = NOTHING;

/**
 * Sets what happens at fault points, by name or for all of them; tests only. Called without arguments it clears the plan. Nothing
 * that the server reads reaches it: a test that kills the built server loads its plan into the process beforehand.
 */
export function planFaults(points: Record<string, () => void | Promise<void>> | FaultPlan = NOTHING): void {
  plan = typeof points === 'function' ? points : (point) => points[point]?.();
}

/** A named point where a test may let the process fail, wait, die or lose its connection. Does nothing otherwise. */
export async function fault(point: string): Promise<void> {
  await plan(point);
}
