import { Whole, WholeList } from '../kernel';
import { MOST_PRESETS } from './top-up-limit.rules';

/** The most that an order to pay can name (`PositiveMoney`). */
const MOST = 1_000_000_000_000;
const AMOUNT = { min: 1, max: MOST, optional: true } as const;

/** What can be changed in the limits of top-ups, minor units. A field that is left out stays as it is. */
export class UpdateTopUpLimitInput {
  @WholeList({
    ...AMOUNT,
    maxItems: MOST_PRESETS,
    description: 'what is offered with one click, smallest first, within the limits',
  })
  presets?: number[];

  @Whole({ ...AMOUNT, description: 'of one top-up' })
  least?: number;

  @Whole({ ...AMOUNT, description: 'of one top-up' })
  most?: number;
}
