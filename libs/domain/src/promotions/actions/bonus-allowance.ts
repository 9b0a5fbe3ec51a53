import { type AllowanceKind } from '../../allowances';
import { type PriceAction } from '../../pricing';

/** Minutes, messages or data on top of the plan, as a lot of its own: seconds, count or bytes. */
export interface BonusAllowanceAction {
  kind: 'bonusVoice' | 'bonusSms' | 'bonusData';
  quantity: number;
}

const ALLOWANCE_OF: Record<BonusAllowanceAction['kind'], AllowanceKind> = {
  bonusVoice: 'voice',
  bonusSms: 'sms',
  bonusData: 'data',
};

export const bonusAllowanceIn = ({ kind, quantity }: BonusAllowanceAction): PriceAction => ({
  kind: 'bonus',
  bonus: { kind: ALLOWANCE_OF[kind], quantity },
});
