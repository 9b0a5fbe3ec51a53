import { type PromotionFacts } from '../facts.types';
import { type CriterionResult } from './criterion.types';

/** It is bought through one of these channels: staff, automatic renewal, the API. */
export interface ChannelCriterion {
  kind: 'channel';
  channels: string[];
}

export const judgeChannel = (
  { channels }: ChannelCriterion,
  { channel }: PromotionFacts,
): CriterionResult => ({
  met: channels.includes(channel),
  found: { values: [channel] },
});
