import { Problem } from '../kernel';
import { type SuspensionReason } from './line.types';

const BY_CUSTOMER: Record<SuspensionReason, boolean> = {
  lost: true,
  stolen: true,
  customerWish: true,
  fraud: false,
  unpaid: false,
  misuse: false,
};

/** Whether a line is suspended because the customer wants it so (rules 8). */
export const isByCustomer = (reason: SuspensionReason): boolean => BY_CUSTOMER[reason];

/**
 * What we suspended is put into service again by those who may lift it; who serves the customer lifts what he asked for. One from before
 * reasons were kept (null) counts as the customer's. Throws `line_held_by_us`.
 */
export function refuseResuming(reason: SuspensionReason | null, mayLift: boolean): void {
  if (reason !== null && !isByCustomer(reason) && !mayLift) throw new Problem('line_held_by_us');
}
