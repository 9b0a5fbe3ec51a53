import { Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text, TextList, Whole } from '../kernel';
import { TierBonusInput, TierNameInput } from './tier.inputs';
import { SUPPORT_PRIORITIES, type SupportPriority } from './tier.types';

/** A tier of the membership programme (rules 6). */
export class MembershipTierView {
  @Id()
  id: string;

  @Text({ max: 40 })
  code: string;

  @Nested(() => TierNameInput)
  name: TierNameInput;

  @Whole({ min: 1, description: 'the higher, the better' })
  rank: number;

  @Text({ max: 7, description: '#rrggbb' })
  colour: string;

  @NestedList(() => MoneyField, {
    description: 'net spend within the window that leads into it, per currency',
  })
  thresholds: MoneyField[];

  @Whole({ description: 'basis points of the price' })
  discountBps: number;

  @OneOf(SUPPORT_PRIORITIES)
  supportPriority: SupportPriority;

  @Whole({ description: 'until the first answer to a ticket' })
  slaMinutes: number;

  @NestedList(() => TierBonusInput, { description: 'each month' })
  monthlyBonuses: TierBonusInput[];

  @TextList({ max: 20, each: 40 })
  freeServices: string[];

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;

  @Whole({ min: 1 })
  version: number;
}

/** The terms of the membership programme. */
export class MembershipProgrammeView {
  @Id()
  id: string;

  @Whole({ description: 'how long spending counts, and a tier is kept' })
  windowDays: number;

  @Whole({ description: 'how long a tier is kept after that before it is lost' })
  graceDays: number;

  @InstantField()
  updatedAt: string;

  @Whole({ min: 1 })
  version: number;
}
