import { Id, InstantField, OneOf, Text } from '../kernel';
import { BLOCK_CAUSES, BLOCK_STATES, type BlockCause, type BlockState } from './payment-block.types';

/** A block with what colleagues need to know who are refused. */
export class PaymentBlockView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Id({ nullable: true, description: 'null: all payments of the customer' })
  methodId: string | null;

  @OneOf(BLOCK_STATES)
  state: BlockState;

  @OneOf(BLOCK_CAUSES)
  cause: BlockCause;

  @Text({ max: 300, nullable: true, description: 'null where a provider’s answer is the cause' })
  reason: string | null;

  @Text({ max: 120 })
  blockedBy: string;

  @InstantField({ nullable: true, description: 'null: until somebody lifts it' })
  until: string | null;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true })
  liftedAt: string | null;

  @Text({ max: 120, nullable: true })
  liftedBy: string | null;

  @Text({ max: 300, nullable: true })
  liftReason: string | null;
}
