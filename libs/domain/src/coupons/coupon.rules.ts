import { Problem } from '../kernel';
import { type CouponRefusal } from '../promotions';
import { type CouponCodeFacts, type CouponCodeStatus } from './coupon.types';

/** What staff see of it: a code that was used stays used, whatever was disabled later. */
export function couponCodeStatus({
  state,
  disabledAt,
  batchDisabledAt,
}: Omit<CouponCodeFacts, 'customerId'>): CouponCodeStatus {
  if (state !== 'free') return state;
  return disabledAt === null && batchDisabledAt === null ? 'free' : 'disabled';
}

/** Why a customer cannot use it, whatever its promotion says; null: nothing is in the way. */
export function couponRefusal(code: CouponCodeFacts, customerId: string | null): CouponRefusal | null {
  const status = couponCodeStatus(code);
  if (status === 'disabled') return 'codeDisabled';
  if (status !== 'free') return 'codeUsed';
  return code.customerId === null || code.customerId === customerId ? null : 'codeOfAnother';
}

/** Only a code that nobody has used can be bound or disabled. Throws `wrong_state`. */
export function requireFreeCode(code: CouponCodeFacts): void {
  const status = couponCodeStatus(code);
  if (status !== 'free') throw new Problem('wrong_state', { state: status });
}
