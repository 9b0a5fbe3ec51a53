import { Id, OneOf, Text, Whole } from '../kernel';
import { CODE_CHARSETS, type CodeCharset } from './coupon.types';
import { MAX_CODES_PER_BATCH } from './pattern.rules';

/** Codes of their own for a promotion that takes such. */
export class CreateCouponBatchInput {
  @Id()
  promotionId: string;

  @Text({ max: 80, description: 'what staff call it' })
  name: string;

  @Whole({ min: 1, max: MAX_CODES_PER_BATCH })
  count: number;

  @Text({ max: 60, description: 'letters, digits and dashes as they are, # for a random character' })
  pattern: string;

  @OneOf(CODE_CHARSETS, { description: 'of the random characters; look-alikes are left out' })
  charset: CodeCharset;
}

/** Why a batch, or one code of it, is of no more use. */
export class DisableCouponInput {
  @Text({ max: 500 })
  reason: string;
}

/** For whom alone a code is. */
export class BindCouponInput {
  @Id({ nullable: true, description: 'null: for anybody' })
  customerId: string | null;
}
