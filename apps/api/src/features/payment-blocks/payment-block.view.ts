import { type Instant } from '@ur-desk/domain/kernel';
import {
  type BlockCause,
  type BlockFacts,
  blockStateOf,
  type PaymentBlockView,
} from '@ur-desk/domain/payment-blocks';

export interface PaymentBlockRow {
  id: string;
  customer_id: string;
  method_id: string | null;
  cause: BlockCause;
  reason: string | null;
  blocked_by: string;
  until: Date | null;
  created_at: Date;
  lifted_at: Date | null;
  lifted_by: string | null;
  lift_reason: string | null;
}

/** The same as JSON brings it: instants are texts. */
export interface PaymentBlockJson extends Omit<PaymentBlockRow, 'until' | 'created_at' | 'lifted_at'> {
  until: string | null;
  created_at: string;
  lifted_at: string | null;
}

const instant = (time: Date | string | null): Instant | null =>
  time === null ? null : new Date(time).toISOString();

/** What of a block decides, as JSON brings it. */
export interface StoredBlock {
  until: string | null;
  liftedAt: string | null;
}

export const storedBlockFacts = (block: StoredBlock | null): BlockFacts | null =>
  block && { until: instant(block.until), liftedAt: instant(block.liftedAt) };

/** `now` decides whether it still holds. */
export function paymentBlockView(row: PaymentBlockRow | PaymentBlockJson, now: Instant): PaymentBlockView {
  const facts = { until: instant(row.until), liftedAt: instant(row.lifted_at) };
  return {
    id: row.id,
    customerId: row.customer_id,
    methodId: row.method_id,
    state: blockStateOf(facts, now),
    cause: row.cause,
    reason: row.reason,
    blockedBy: row.blocked_by,
    ...facts,
    createdAt: new Date(row.created_at).toISOString(),
    liftedBy: row.lifted_by,
    liftReason: row.lift_reason,
  };
}
