import { Id, InstantField, OneOf, Whole, type Instant } from '../kernel';
import { ALLOWANCE_KINDS, LOT_ORIGINS, type AllowanceKind, type LotOrigin } from './allowance.types';

export class AllowanceLotView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Id()
  lineId: string;

  @Id({ nullable: true })
  subscriptionId: string | null;

  @OneOf(ALLOWANCE_KINDS)
  kind: AllowanceKind;

  @OneOf(LOT_ORIGINS)
  origin: LotOrigin;

  @Whole({ nullable: true, description: 'seconds, messages or bytes; null: unlimited' })
  granted: number | null;

  @Whole({ nullable: true, description: 'seconds, messages or bytes; null: unlimited' })
  remaining: number | null;

  @InstantField()
  validFrom: Instant;

  @InstantField({ nullable: true, description: 'exclusive; null: never' })
  expiresAt: Instant | null;
}

/** A lot that a renewal would make. */
export class LotDraftView {
  @OneOf(ALLOWANCE_KINDS)
  kind: AllowanceKind;

  @OneOf(LOT_ORIGINS)
  origin: LotOrigin;

  @Whole({ nullable: true, description: 'seconds, messages or bytes; null: unlimited' })
  granted: number | null;

  @InstantField()
  validFrom: Instant;

  @InstantField({ description: 'exclusive' })
  expiresAt: Instant;
}
