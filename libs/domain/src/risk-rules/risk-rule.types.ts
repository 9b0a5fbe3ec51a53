/**
 * What a supervisor should see of the staff's own doings. `nearLimit`: gives just below the limit again and again; `splitCredit`:
 * several together exceed it; `sameCustomerRefunds`: refunds to one customer; `samePair`: one person's requests are always
 * granted by the same other one; `outsideHours`: money is moved when nobody is at work.
 */
export const UNUSUAL_RULES = [
  'nearLimit',
  'splitCredit',
  'sameCustomerRefunds',
  'samePair',
  'outsideHours',
] as const;
export type UnusualRule = (typeof UNUSUAL_RULES)[number];

/** What the desk watches for. `declinedMethod`: cards that are refused again and again are blocked. */
export const RISK_RULES = ['declinedMethod', ...UNUSUAL_RULES] as const;
export type RiskRule = (typeof RISK_RULES)[number];

/** From when on a rule speaks up. Null: the rule has no such threshold. */
export interface RiskRuleSettings {
  active: boolean;
  /** So often … */
  times: number;
  /** … within so many days. */
  withinDays: number;
  /** `nearLimit`: of the limit; `samePair`: of the requests. */
  percent: number | null;
  /** `outsideHours`: work begins and ends at these hours of the operator's day; the end is exclusive. */
  fromHour: number | null;
  toHour: number | null;
}
