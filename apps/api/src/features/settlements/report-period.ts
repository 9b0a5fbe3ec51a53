import { isInstant, Problem } from '@ur-desk/domain/kernel';
import { type SettlementPeriod } from '@ur-desk/domain/settlements';

/** The period that a query names. Throws `malformed_query`. */
export function reportPeriod(query: Record<string, unknown>): SettlementPeriod {
  const { from, to } = query;
  if (!isInstant(from)) throw new Problem('malformed_query', { parameter: 'from' });
  if (!isInstant(to)) throw new Problem('malformed_query', { parameter: 'to' });
  const period = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  if (period.from >= period.to) throw new Problem('malformed_query', { parameter: 'to' });
  return period;
}
