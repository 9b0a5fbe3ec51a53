import { type VelocityLimit } from '@ur-desk/domain/charge-limits';
import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type TestApi } from '../harness';

const PLENTY = 1_000_000_000;

/** Sets how often and how much may be charged; what is left out is as good as without a limit. */
export async function setVelocity(
  api: TestApi,
  currency: CurrencyCode,
  limits: Partial<Omit<VelocityLimit, 'scope'>> & { scope?: VelocityLimit['scope'] } = {},
): Promise<void> {
  const { scope = null, hourCount = PLENTY, hourSum = PLENTY, dayCount = PLENTY, daySum = PLENTY } = limits;
  await api.rows(
    `UPDATE velocity_limit SET hour_count = $3, hour_sum = $4, day_count = $5, day_sum = $6
     WHERE currency = $1 AND ($2::text IS NULL OR scope = $2)`,
    [currency, scope, hourCount, hourSum, dayCount, daySum],
  );
}
