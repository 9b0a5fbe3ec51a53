import { CurrencyField, type CurrencyCode, Id, InstantField, Whole, WholeList } from '../kernel';
import { MOST_PRESETS, type TopUpLimits } from './top-up-limit.rules';

/** What one top-up in a currency may be. */
export class TopUpLimitView implements TopUpLimits {
  @Id()
  id: string;

  @CurrencyField()
  currency: CurrencyCode;

  @WholeList({ min: 1, maxItems: MOST_PRESETS, description: 'offered with one click; minor units' })
  presets: number[];

  @Whole({ min: 1, description: 'minor units' })
  least: number;

  @Whole({ min: 1, description: 'minor units' })
  most: number;

  @InstantField()
  updatedAt: string;

  @Whole({ min: 1 })
  version: number;
}
