import { Id, type Instant, InstantField, OneOf, Text, Whole } from '../kernel';
import {
  CODE_CHARSETS,
  type CodeCharset,
  COUPON_BATCH_STATES,
  COUPON_CODE_STATUSES,
  type CouponBatchState,
  type CouponCodeStatus,
} from './coupon.types';

export class CouponBatchView {
  @Id()
  id: string;

  @Id()
  promotionId: string;

  @Text({ max: 40 })
  promotionCode: string;

  @Text({ max: 80 })
  name: string;

  @OneOf(COUPON_BATCH_STATES)
  state: CouponBatchState;

  @Text({ max: 60 })
  pattern: string;

  @OneOf(CODE_CHARSETS)
  charset: CodeCharset;

  @Whole({ min: 1, description: 'how many were ordered' })
  count: number;

  @Whole({ description: 'how many there are already' })
  made: number;

  @Whole({ description: 'held by a purchase that waits for its money' })
  reserved: number;

  @Whole()
  redeemed: number;

  @Whole({ description: 'one by one; not those of a disabled batch' })
  disabledCodes: number;

  @Text({ max: 120 })
  createdBy: string;

  @InstantField()
  createdAt: Instant;

  @InstantField({ nullable: true, description: 'when the last one was made' })
  finishedAt: Instant | null;

  @InstantField({ nullable: true })
  disabledAt: Instant | null;

  @Whole({ min: 1 })
  version: number;
}

export class CouponCodeView {
  @Id()
  id: string;

  @Text({ max: 60 })
  code: string;

  @OneOf(COUPON_CODE_STATUSES)
  status: CouponCodeStatus;

  @Id()
  batchId: string;

  @Text({ max: 80 })
  batchName: string;

  @Id()
  promotionId: string;

  @Text({ max: 40 })
  promotionCode: string;

  @Id({ nullable: true, description: 'for whom alone it is; null: for anybody' })
  customerId: string | null;

  @Id({ nullable: true, description: 'who has used or reserved it' })
  usedBy: string | null;

  @Id({ nullable: true, description: 'the renewal' })
  renewalId: string | null;

  @Text({ max: 20, nullable: true })
  renewalReference: string | null;

  @InstantField()
  createdAt: Instant;

  @InstantField({ nullable: true })
  disabledAt: Instant | null;
}
