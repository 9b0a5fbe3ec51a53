import { Problem } from '../kernel';

/**
 * Where an account stands. `closing`: it was decided to close it, and money is on its way back to the customer; `closed`: all of
 * it is back, and its lines are retired (rules 9).
 */
export const CUSTOMER_STATUSES = ['active', 'suspended', 'closing', 'closed'] as const;
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];

/**
 * What somebody wants to do with an account: `edit` its data; `buy` a plan; `payIn` (top up, save a card, send a link, record
 * money); `give` or take by hand; `payBack` to where the money came from; `payBackToWallet`, where it could be spent again.
 */
export const ACCOUNT_ACTS = ['edit', 'buy', 'payIn', 'give', 'payBack', 'payBackToWallet'] as const;
export type AccountAct = (typeof ACCOUNT_ACTS)[number];

/** An account that is being closed only gives back; its data can still be put right, so that the customer can be reached. */
const WHILE_CLOSING: readonly AccountAct[] = ['edit', 'payBack'];
/** Only plans are not sold to him: what a suspended customer pays in stays his. */
const WHILE_SUSPENDED: readonly AccountAct[] = ACCOUNT_ACTS.filter((act) => act !== 'buy');

/** Why an account does not allow an act, or null: `customer_closed`, `customer_closing`, `wrong_state`. */
export function accountObstacle(status: CustomerStatus, act: AccountAct): Problem | null {
  switch (status) {
    case 'active':
      return null;
    case 'suspended':
      return WHILE_SUSPENDED.includes(act) ? null : new Problem('wrong_state', { state: status });
    case 'closing':
      return WHILE_CLOSING.includes(act) ? null : new Problem('customer_closing');
    case 'closed':
      return new Problem('customer_closed');
  }
}

/** Throws what `accountObstacle` says. */
export function refuseAct(status: CustomerStatus, act: AccountAct): void {
  const obstacle = accountObstacle(status, act);
  if (obstacle) throw obstacle;
}

export const allowsAct = (status: CustomerStatus, act: AccountAct): boolean =>
  accountObstacle(status, act) === null;
