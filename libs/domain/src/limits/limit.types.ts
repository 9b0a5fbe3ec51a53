import { type ChangeUnit } from '../approvals';
import { CURRENCY_CODES, type CurrencyCode } from '../kernel';

/** The roles that give or record money by hand, each with limits of its own; other roles may do nothing without approval. */
export const LIMIT_ROLES = ['agent', 'supervisor', 'finance'] as const;
export type LimitRole = (typeof LIMIT_ROLES)[number];

/** What is not money but given by hand, too. */
export const QUANTITY_MEASURES = ['voiceSeconds', 'smsCount', 'dataBytes', 'validityDays'] as const;
export type QuantityMeasure = (typeof QUANTITY_MEASURES)[number];

/** What a limit counts: minor units of one currency (never converted, rules 1), or a quantity. */
export type Measure = CurrencyCode | QuantityMeasure;
export const MEASURES: readonly Measure[] = [...CURRENCY_CODES, ...QUANTITY_MEASURES];

export const isMoneyMeasure = (measure: Measure): measure is CurrencyCode =>
  (CURRENCY_CODES as readonly string[]).includes(measure);

const QUANTITY_UNITS: Record<QuantityMeasure, ChangeUnit> = {
  voiceSeconds: 'seconds',
  smsCount: 'count',
  dataBytes: 'bytes',
  validityDays: 'days',
};

export const unitOf = (measure: Measure): ChangeUnit =>
  isMoneyMeasure(measure) ? 'money' : QUANTITY_UNITS[measure];

/** How much a role may give alone; in minor units or in the quantity's unit. */
export interface LimitSettings {
  perAction: number;
  /** To one customer on one day, whoever gives it. */
  perCustomerDay: number;
  /** By one person on one day, to whomever. */
  perAgentDay: number;
}

/** A role's limit for a measure, with what was given today without approval. */
export interface LimitFacts extends LimitSettings {
  measure: Measure;
  customerDay: number;
  agentDay: number;
}
