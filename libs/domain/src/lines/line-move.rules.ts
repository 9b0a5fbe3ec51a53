import { accountObstacle, type CustomerStatus, refuseAct } from '../customer-status';
import { fieldProblem, type Instant, Problem } from '../kernel';
import { refuseLineOrder, refuseReplacement } from './line-order.rules';
import { isByCustomer } from './suspension.rules';
import { type LineOrderFacts, type SuspensionReason } from './line.types';

/** How many of the things that are under way are named at once. */
const NAMED = 5;

/** All that moving a line to another customer is decided upon (decision 0503). */
export interface LineMoveFacts {
  line: LineOrderFacts & { suspendedFor: SuspensionReason | null };
  giver: { id: string; status: CustomerStatus; contactChangedAt: Instant | null };
  receiver: { id: string; status: CustomerStatus };
  /** References of renewals, payments, refunds, disputes and adjustments of this line that are not at their end. */
  underWay: readonly string[];
}

function refuseReceiver({ giver, receiver }: LineMoveFacts): void {
  if (giver.id === receiver.id) throw fieldProblem('toCustomerId', 'line_move_same_customer');
  const obstacle = accountObstacle(receiver.status, 'buy');
  if (obstacle) throw fieldProblem('toCustomerId', 'line_receiver_not_active');
}

/**
 * A line in service goes with its plans from one active account to another, as long as no money of it is on its way. What we suspended
 * ourselves stays where it is, and so does everything for a day after a contact of the giver was changed: who takes an account over
 * would take the line away next. Throws `wrong_state`, `customer_closed`, `customer_closing`, `line_order_open`, `line_held_by_us`,
 * `contact_changed_lately`, `line_move_under_way`, and at `toCustomerId` `line_move_same_customer`, `line_receiver_not_active`.
 */
export function refuseLineMove(facts: LineMoveFacts, now: Instant): void {
  const { line, giver, underWay } = facts;
  refuseAct(giver.status, 'buy');
  refuseReceiver(facts);
  refuseLineOrder(line, 'replaceSim');
  if (line.suspendedFor !== null && !isByCustomer(line.suspendedFor)) throw new Problem('line_held_by_us');
  refuseReplacement(giver.contactChangedAt, now);
  if (underWay.length > 0)
    throw new Problem('line_move_under_way', { references: underWay.slice(0, NAMED).join(', ') });
}

/** Units of an allowance; null: unlimited. */
export interface MovedLot {
  granted: number | null;
  remaining: number | null;
}

/** What is written down of a lot that goes along, so that both sides add up to what they have. */
export interface MovedLotEntries {
  /** Taken away where it was. */
  taken: number | null;
  /** Given where it is now: all of it, and what of it was used before. */
  given: number | null;
  usedBefore: number;
}

/**
 * A lot goes on with what was granted and what is left of it, so that its bar and its warnings go on as well; what was used before the move
 * is no use of the receiver's. Pure.
 */
export const entriesOfMovedLot = ({ granted, remaining }: MovedLot): MovedLotEntries =>
  granted === null || remaining === null
    ? { taken: null, given: null, usedBefore: 0 }
    : { taken: -remaining, given: granted, usedBefore: remaining - granted };
