import { type Instant, type Money } from '../kernel';

/** What a value is measured in, so that it can be shown by who knows nothing of the thing that changes. */
export const CHANGE_UNITS = ['money', 'instant', 'seconds', 'count', 'bytes', 'days', 'text'] as const;
export type ChangeUnit = (typeof CHANGE_UNITS)[number];

/** What a request can change, with its unit. A feature that asks for approval adds its words here and their texts to the console. */
export const CHANGE_FIELDS = {
  balance: 'money',
  extraVoice: 'seconds',
  extraSms: 'count',
  extraData: 'bytes',
  planEnd: 'instant',
  planRest: 'instant',
  refundable: 'money',
  toSource: 'money',
  captured: 'money',
  awaited: 'money',
  promotionBudget: 'money',
  promotionStart: 'instant',
  promotionEnd: 'instant',
  planRevenue: 'money',
  planReleaseAt: 'instant',
  tier: 'text',
  tierUntil: 'instant',
  members: 'count',
  personContact: 'count',
  personMessages: 'count',
  personTexts: 'count',
  personFiles: 'count',
  personMethods: 'count',
  personNumbers: 'count',
} as const satisfies Record<string, ChangeUnit>;
export type ChangeField = keyof typeof CHANGE_FIELDS;
export const CHANGE_FIELD_NAMES = Object.keys(CHANGE_FIELDS) as ChangeField[];

/** One value; exactly one of the parts is there, the one that belongs to the unit. Quantities are in the unit. */
export interface ChangeValue {
  money?: Money;
  instant?: Instant;
  quantity?: number;
  text?: string;
}

/** Before → after; null where there was or will be nothing. */
export interface Change {
  field: ChangeField;
  before: ChangeValue | null;
  after: ChangeValue | null;
}
