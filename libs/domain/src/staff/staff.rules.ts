import { Problem, ROLES_WITH_SECOND_FACTOR, type Role } from '../kernel';
import { type SecondFactorState, type StaffState } from './staff.types';

interface AccountFacts {
  role: Role;
  demo: boolean;
  secondFactorConfirmed: boolean;
}

/** Administrators, finance and supervisors need a second factor; a demo account never does (rules 10). */
export function secondFactorOf(account: AccountFacts): SecondFactorState {
  if (account.secondFactorConfirmed) return 'active';
  return ROLES_WITH_SECOND_FACTOR.includes(account.role) && !account.demo ? 'missing' : 'notNeeded';
}

interface StandingFacts {
  role: Role;
  state: StaffState;
}

/**
 * The last administrator who can sign in is neither demoted nor deactivated, or nobody could let anybody in again
 * (reliability X9). `otherAdministrators` counts the active ones beside this one. Throws `last_administrator`.
 */
export function assertAdministratorStays(
  before: StandingFacts,
  after: StandingFacts,
  otherAdministrators: number,
): void {
  const administers = ({ role, state }: StandingFacts) => role === 'admin' && state === 'active';
  if (administers(before) && !administers(after) && otherAdministrators === 0)
    throw new Problem('last_administrator');
}

/** What a role may be given to another system: keys do not administer staff or make further keys. */
export const isKeyRole = (role: Role): boolean => role !== 'admin';
