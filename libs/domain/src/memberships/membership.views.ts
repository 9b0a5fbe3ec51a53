import { OwnRequestView } from '../approvals';
import { Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text, Whole } from '../kernel';
import { ActorView } from '../ledger';
import { TIER_CHANGE_CAUSES, type TierChangeCause } from './membership.types';

/** One change of a customer's tier: who or what, why, from, to. */
export class TierChangeView {
  @Id()
  id: string;

  @Text({ max: 40, description: '`none`: no tier' })
  from: string;

  @Text({ max: 40 })
  to: string;

  @OneOf(TIER_CHANGE_CAUSES)
  cause: TierChangeCause;

  @Text({ max: 500, nullable: true })
  reason: string | null;

  @InstantField({ nullable: true, description: 'until when a person has set it' })
  until: string | null;

  @Nested(() => MoneyField, { description: 'net spend within the window then' })
  spend: MoneyField;

  @Nested(() => ActorView)
  by: ActorView;

  @InstantField()
  at: string;
}

/** The next better tier, and what leads there. */
export class NextTierView {
  @Text({ max: 40 })
  tier: string;

  @Nested(() => MoneyField)
  threshold: MoneyField;

  @Nested(() => MoneyField)
  missing: MoneyField;
}

/** A customer in the membership programme (rules 6). */
export class MembershipView {
  @Id({ description: 'of the customer' })
  id: string;

  @Text({ max: 40, description: 'that counts now; `none`: no tier' })
  tier: string;

  @Text({ max: 40, description: 'that spending has led to' })
  earnedTier: string;

  @InstantField({ nullable: true, description: 'until then the earned tier is kept whatever is spent' })
  periodEndsAt: string | null;

  @InstantField({ nullable: true, description: 'when it is lost by one level if too little is spent' })
  losesAt: string | null;

  @InstantField({ nullable: true, description: 'until when a person has set the tier' })
  overrideUntil: string | null;

  @Nested(() => MoneyField, { description: 'net spend within the window' })
  spend: MoneyField;

  @Whole({ description: 'how long spending counts' })
  windowDays: number;

  @Nested(() => NextTierView, { nullable: true })
  next: NextTierView | null;

  @Nested(() => OwnRequestView, {
    nullable: true,
    description: 'a longer override that waits for a decision',
  })
  request: OwnRequestView | null;

  @NestedList(() => TierChangeView, { description: 'newest first, at most 50' })
  history: TierChangeView[];
}
