import { instantOfLocalTime, type Money } from '@ur-desk/domain/kernel';
import { type DryRunInput, type TopUpDryRunInput } from '@ur-desk/domain/renewals';
import { operatorZone } from '../../shared/zones';

/** What can be tried. */
export const DRY_RUNS = ['purchase', 'topUp'] as const;
export type DryRunKind = (typeof DRY_RUNS)[number];

/** What is asked, as it is typed. */
export interface Asked {
  what: DryRunKind;
  customerId: string | null;
  planId: string;
  amount: Money | null;
  promotionId: string;
  couponCode: string;
  /** On the operator's clock; empty: now. */
  localTime: string;
}

function orderOf({ promotionId, localTime }: Asked): Pick<DryRunInput, 'promotionId' | 'at'> {
  const at = localTime === '' ? null : instantOfLocalTime(localTime, operatorZone());
  return { ...(promotionId === '' ? {} : { promotionId }), ...(at === null ? {} : { at }) };
}

/** A purchase, as the API takes it; null: not enough to ask. */
export function purchaseOf(asked: Asked): DryRunInput | null {
  const { customerId, planId, couponCode } = asked;
  if (customerId === null || planId === '') return null;
  const code = couponCode.trim() === '' ? {} : { couponCode: couponCode.trim() };
  return { customerId, planId, ...code, ...orderOf(asked) };
}

/** A top-up, as the API takes it; null: not enough to ask. */
export function topUpOf(asked: Asked): TopUpDryRunInput | null {
  const { customerId, amount } = asked;
  if (customerId === null || !amount || !(amount.amount > 0)) return null;
  return { customerId, amount, ...orderOf(asked) };
}
