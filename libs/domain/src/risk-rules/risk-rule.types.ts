/** What the desk watches for. `declinedMethod`: cards that are refused again and again are blocked. */
export const RISK_RULES = ['declinedMethod'] as const;
export type RiskRule = (typeof RISK_RULES)[number];

/** From when on a rule speaks up. */
export interface RiskRuleSettings {
  active: boolean;
  /** So often … */
  times: number;
  /** … within so many days. */
  withinDays: number;
}
