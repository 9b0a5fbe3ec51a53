import {
  type Instant,
  makeReference,
  msBetween,
  REFERENCE_BYTES,
  type ReferenceKind,
} from '@ur-desk/domain/kernel';
import { type PlanVersionView } from '@ur-desk/domain/plans';
import { type CustomerKeys } from '../platform/db/customer-keys';
import { type Dice } from './dice';

/** What all demo customers have in common. */
export interface Demo {
  dice: Dice;
  keys: CustomerKeys;
  now: Instant;
  plans: readonly PlanVersionView[];
  /** By country, basis points. */
  taxRates: ReadonlyMap<string, number>;
  /** How many plans in a row a line has bought at most. */
  mostPeriods: number;
}

export const referenceOf = (dice: Dice, kind: ReferenceKind): string =>
  dice.fresh(() => makeReference(kind, dice.bytes(REFERENCE_BYTES)));

/** How much of a span has passed, 0 to 1. */
export const passedShare = (from: Instant, to: Instant, now: Instant): number =>
  Math.min(1, Math.max(0, msBetween(from, now) / msBetween(from, to)));
