import { DAY_MS, Problem } from '../kernel';

/** Money of a wallet that is promised and not yet moved (rules 2): `open` until it is settled or released, once. */
export const HOLD_STATES = ['open', 'settled', 'released'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** After this time a hold that nobody ended gives the money back. */
export const HOLD_VALID_FOR_MS = DAY_MS;

/** Minor units. */
export interface Hold {
  state: HoldState;
  heldMinor: number;
  /** What the purchase took of it. */
  settledMinor: number;
}

export const openHold = (amountMinor: number): Hold => ({
  state: 'open',
  heldMinor: amountMinor,
  settledMinor: 0,
});

export type HoldAct =
  { kind: 'add'; amountMinor: number } | { kind: 'settle'; amountMinor: number } | { kind: 'release' };

/**
 * A hold after something happened to it; what it holds then no longer counts as held unless it is still open. More than it
 * holds is never settled of it: the rest comes from what is available. The same as the ledger's statements do (L7).
 * Throws `wrong_state` when it has ended already.
 */
export function holdAfter(hold: Hold, act: HoldAct): Hold {
  if (hold.state !== 'open') throw new Problem('wrong_state', { state: hold.state });
  switch (act.kind) {
    case 'add':
      return { ...hold, heldMinor: hold.heldMinor + act.amountMinor };
    case 'settle':
      return { ...hold, state: 'settled', settledMinor: Math.min(hold.heldMinor, act.amountMinor) };
    case 'release':
      return { ...hold, state: 'released' };
  }
}

/** What counts as held of it, minor units. */
export const stillHeld = (hold: Hold): number => (hold.state === 'open' ? hold.heldMinor : 0);
