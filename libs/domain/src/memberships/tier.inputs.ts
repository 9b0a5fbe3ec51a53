import { ALLOWANCE_KINDS, type AllowanceKind } from '../allowances';
import {
  Id,
  Nested,
  NestedList,
  OneOf,
  PositiveMoney,
  Text,
  TextList,
  Whole,
  BPS_PER_WHOLE,
  type LocalText,
} from '../kernel';
import { SUPPORT_PRIORITIES, type SupportPriority } from './tier.types';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const COLOUR = /^#[0-9a-f]{6}$/;
const MAX_QUANTITY = 1_000_000_000_000;
const MAX_SLA_MINUTES = 43_200;
export const MAX_RANK = 1_000;

export class TierNameInput implements LocalText {
  @Text({ max: 40 })
  en: string;

  @Text({ max: 40 })
  zh: string;
}

export class TierBonusInput {
  @OneOf(ALLOWANCE_KINDS)
  kind: AllowanceKind;

  @Whole({ min: 1, max: MAX_QUANTITY, description: 'seconds, messages or bytes, each month' })
  quantity: number;
}

/** What can be changed in a tier. A field that is left out stays as it is. */
export class UpdateTierInput {
  @Nested(() => TierNameInput, { optional: true })
  name?: TierNameInput;

  @Whole({ min: 1, max: MAX_RANK, optional: true, description: 'the higher, the better; each once' })
  rank?: number;

  @Text({ max: 7, pattern: COLOUR, optional: true, description: '#rrggbb' })
  colour?: string;

  @NestedList(() => PositiveMoney, {
    max: 30,
    optional: true,
    description: 'net spend within the window that leads into it, per currency',
  })
  thresholds?: PositiveMoney[];

  @Whole({ max: BPS_PER_WHOLE, optional: true, description: 'basis points of the price: 1 % = 100' })
  discountBps?: number;

  @OneOf(SUPPORT_PRIORITIES, { optional: true })
  supportPriority?: SupportPriority;

  @Whole({ min: 1, max: MAX_SLA_MINUTES, optional: true, description: 'until the first answer to a ticket' })
  slaMinutes?: number;

  @NestedList(() => TierBonusInput, {
    max: ALLOWANCE_KINDS.length,
    optional: true,
    description: 'each month',
  })
  monthlyBonuses?: TierBonusInput[];

  @TextList({ max: 20, each: 40, optional: true, description: 'codes of services that cost nothing' })
  freeServices?: string[];
}

export class CreateTierInput extends UpdateTierInput {
  @Text({ max: 40, pattern: CODE, description: 'lower case, digits, dashes; never changes' })
  code: string;

  @Nested(() => TierNameInput)
  override name: TierNameInput;

  @Whole({ min: 1, max: MAX_RANK, description: 'the higher, the better; each once' })
  override rank: number;

  @NestedList(() => PositiveMoney, {
    max: 30,
    description: 'net spend within the window that leads into it, per currency',
  })
  override thresholds: PositiveMoney[];
}

/** The terms of the whole programme. */
export class UpdateProgrammeInput {
  @Whole({ min: 30, max: 1_095, optional: true, description: 'how long spending counts, and a tier is kept' })
  windowDays?: number;

  @Whole({ max: 365, optional: true, description: 'how long a tier is kept after that before it is lost' })
  graceDays?: number;
}

/** A tier as it would be: what is left out stays. Nothing is saved. */
export class SimulateTierInput {
  @Id()
  tierId: string;

  @NestedList(() => PositiveMoney, {
    max: 30,
    optional: true,
    description: 'what would lead into it, per currency',
  })
  thresholds?: PositiveMoney[];

  @Whole({ max: BPS_PER_WHOLE, optional: true, description: 'basis points of the price' })
  discountBps?: number;
}
