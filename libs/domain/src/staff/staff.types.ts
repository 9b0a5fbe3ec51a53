/** Whether a staff member may sign in: `invited` has not chosen a password yet, `deactivated` may not sign in any more. */
export const STAFF_STATES = ['invited', 'active', 'deactivated'] as const;
export type StaffState = (typeof STAFF_STATES)[number];

/** How the console looks; `system` follows the computer. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** How close the rows of a list stand. */
export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** The second factor of an account: `missing` is asked for before anything else may be done (rules 10). */
export const SECOND_FACTOR_STATES = ['notNeeded', 'missing', 'active'] as const;
export type SecondFactorState = (typeof SECOND_FACTOR_STATES)[number];

/** Who makes a call: a person at the console or another system with a key. */
export const IDENTITY_KINDS = ['staff', 'apiKey'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Why a session ended. `reuse`: its refresh token was used twice, so somebody else has it. */
export const SESSION_END_REASONS = [
  'signedOut',
  'revoked',
  'replaced',
  'reuse',
  'passwordChanged',
  'roleChanged',
  'deactivated',
] as const;
export type SessionEndReason = (typeof SESSION_END_REASONS)[number];
