import { type LimitRole, type LimitView, type Measure } from '@ur-desk/domain/limits';

export const LIMIT_COLUMNS =
  'l.id, l.role, l.measure, l.per_action, l.per_customer_day, l.per_agent_day, l.updated_at, l.version';

export interface LimitRow {
  id: string;
  role: LimitRole;
  measure: Measure;
  per_action: number;
  per_customer_day: number;
  per_agent_day: number;
  updated_at: Date;
  version: number;
}

export const limitView = (row: LimitRow): LimitView => ({
  id: row.id,
  role: row.role,
  measure: row.measure,
  perAction: row.per_action,
  perCustomerDay: row.per_customer_day,
  perAgentDay: row.per_agent_day,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});
