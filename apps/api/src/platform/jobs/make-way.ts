import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** Share of the time that the process is busy from which on a crowd of jobs makes way for those who wait for an answer. */
const BUSY = 0.7;
/** It then takes a tenth of the time: after each piece of work it waits nine times as long as that took, and never longer than this. */
const GIVE_WAY_TIMES = 9;
const GIVE_WAY_MS = 500;

/** Called before a piece of a longer work; what it gives is called behind it, and waits when the process was busy meanwhile. */
export function beginPiece(): () => Promise<void> {
  const before = performance.eventLoopUtilization();
  const startedAt = performance.now();
  return async () => {
    const { utilization } = performance.eventLoopUtilization(before);
    const took = performance.now() - startedAt;
    if (utilization > BUSY) await wait(Math.min(GIVE_WAY_MS, took * GIVE_WAY_TIMES));
  };
}
