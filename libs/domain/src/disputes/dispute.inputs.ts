import { OneOf, Text } from '../kernel';
import { TIER_PROGRESSES, type TierProgress } from '../refunds';
import { DISPUTE_PLAN_EFFECTS, type DisputePlanEffect } from './dispute.types';

/** The longest text that we send as evidence; Stripe takes 150,000 characters in all. */
export const EVIDENCE_TEXT_LENGTH = 5_000;

export class UpdateDisputeInput {
  @Text({
    max: EVIDENCE_TEXT_LENGTH,
    optional: true,
    nullable: true,
    description: 'why the payment was right',
  })
  evidenceText?: string | null;
}

export class DisputeEffectsInput {
  @OneOf(DISPUTE_PLAN_EFFECTS, { description: 'what happens to the plan that the payment bought' })
  planEffect: DisputePlanEffect;

  @OneOf(TIER_PROGRESSES, { description: 'whether the money still counts towards the membership tier' })
  tierProgress: TierProgress;
}

export class AcceptDisputeInput {
  @Text({ max: 500, description: 'why we do not contest it' })
  comment: string;
}
