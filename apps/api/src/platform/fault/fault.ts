type FaultPlan = Map<string, () => void | Promise<void>>;

let plan: FaultPlan = new Map();

/** Sets what happens at fault points; tests only. Called without arguments it clears the plan. */
export function planFaults(points: Record<string, () => void | Promise<void>> = {}): void {
  plan = new Map(Object.entries(points));
}

/** A named point where a test may let the process fail, wait or lose its connection. Does nothing otherwise. */
export async function fault(point: string): Promise<void> {
  await plan.get(point)?.();
}
