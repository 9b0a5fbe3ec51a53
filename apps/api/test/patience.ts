import { Problem } from '@ur-desk/domain/kernel';
import { type Answer } from './harness';

const isUnavailable = (end: unknown): boolean =>
  end instanceof Problem
    ? end.code === 'unavailable' || end.code === 'idempotency_in_flight'
    : (end as Partial<Answer> | null)?.status === 503;

/**
 * A call as a patient client makes it: what is refused because too many came at once is tried again, as often as it takes. Storms need
 * it: what they prove is how the calls end, not how busy the machine was.
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const answer = await call();
      if (!isUnavailable(answer)) return answer;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
    }
  }
}
