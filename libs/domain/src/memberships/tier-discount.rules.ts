import { type PriceCandidate } from '../pricing';
import { type TierContent } from './tier.types';

/** A tier as the price of a purchase sees it. */
export interface PricedTier extends Pick<TierContent, 'name' | 'discountBps' | 'freeServices'> {
  code: string;
}

/** What a tier does to a price: the layer after the plan's own (rules 4). Null: the customer has none. */
export const tierCandidates = (tier: PricedTier | null): PriceCandidate[] =>
  tier === null
    ? []
    : [
        {
          rule: 'tierDiscount',
          code: tier.code,
          name: tier.name,
          verdict: {
            applies: true,
            actions: [{ kind: 'percentOff', discountBps: tier.discountBps, capMinor: null }],
          },
        },
      ];
