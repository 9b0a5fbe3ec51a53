import { Flag, Id, MoneyField, Nested, NestedList, Text, Whole } from '../kernel';

export class ConflictNameView {
  @Text({ max: 80 })
  en: string;

  @Text({ max: 80 })
  zh: string;
}

/** Customers who would be in another tier. */
export class SimulatedMoveView {
  @Text({ max: 40, description: 'the tier that the present thresholds lead to; `none`: no tier' })
  from: string;

  @Text({ max: 40 })
  to: string;

  @Flag()
  isUp: boolean;

  @Whole()
  customers: number;
}

/** What the tiers take off in an average month. */
export class SimulatedCostView {
  @Nested(() => MoneyField)
  before: MoneyField;

  @Nested(() => MoneyField)
  after: MoneyField;
}

/** One of those who would move. */
export class SimulatedMemberView {
  @Id({ description: 'of the customer' })
  id: string;

  @Text({ max: 20 })
  reference: string;

  @Text({ max: 40 })
  from: string;

  @Text({ max: 40 })
  to: string;

  @Nested(() => MoneyField, { description: 'net spend within the window' })
  spend: MoneyField;
}

export class ConflictPartyView {
  @Id()
  id: string;

  @Text({ max: 60 })
  code: string;

  @Nested(() => ConflictNameView)
  name: ConflictNameView;
}

/** A plan whose floor stops the discount, alone or together with a promotion. */
export class TierConflictView {
  @Nested(() => ConflictPartyView)
  plan: ConflictPartyView;

  @Nested(() => ConflictPartyView, { nullable: true, description: 'null: the tier alone' })
  promotion: ConflictPartyView | null;

  @Nested(() => MoneyField, { description: 'how much less than wanted is taken off' })
  cut: MoneyField;
}

/** What other thresholds or another discount would do, as of now. */
export class SimulationView {
  @Whole({ description: 'who spends within the window or has a tier, and was not set by hand' })
  customers: number;

  @NestedList(() => SimulatedMoveView)
  moves: SimulatedMoveView[];

  @NestedList(() => SimulatedCostView, { description: 'per currency' })
  monthlyCosts: SimulatedCostView[];

  @NestedList(() => SimulatedMemberView, { max: 100, description: 'those who would move, at most 100' })
  who: SimulatedMemberView[];

  @NestedList(() => TierConflictView, { max: 100, description: 'with floors of plans on sale, at most 100' })
  conflicts: TierConflictView[];
}
