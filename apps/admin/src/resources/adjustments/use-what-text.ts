import { type AdjustmentView } from '@ur-desk/domain/adjustments';
import { type AllowanceKind } from '@ur-desk/domain/allowances';
import { type Measure } from '@ur-desk/domain/limits';
import { useMeasureText } from '../limits/use-measure-text';

export const ALLOWANCE_MEASURES = {
  voice: 'voiceSeconds',
  sms: 'smsCount',
  data: 'dataBytes',
} as const satisfies Record<AllowanceKind, Measure>;

/** How much an adjustment is about: `CN¥15.00`, `5 GB`, `3 days`. */
export function useWhatText() {
  const { textOf } = useMeasureText();
  return ({ amount, allowance, days }: Pick<AdjustmentView, 'amount' | 'allowance' | 'days'>): string => {
    if (amount) return textOf(amount.currency, amount.amount);
    if (allowance) return textOf(ALLOWANCE_MEASURES[allowance.kind], allowance.quantity);
    return textOf('validityDays', days ?? 0);
  };
}
