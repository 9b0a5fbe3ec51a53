import { Module } from '@nestjs/common';
import { ExportSources, shownToAll } from '../../platform/exports/export-sources';
import { CouponBatchController } from './coupon-batch.controller';
import { CouponBatchService } from './coupon-batch.service';
import { CouponCodeController } from './coupon-code.controller';
import { CouponCodeService } from './coupon-code.service';
import { couponCodeList, couponCodeView } from './coupon-code.view';
import { CouponGeneration } from './coupon-generation';

/** Codes of their own for promotions; the codes that everybody may use are part of what a promotion says. */
@Module({
  controllers: [CouponBatchController, CouponCodeController],
  providers: [CouponBatchService, CouponCodeService, CouponGeneration],
})
export class CouponModule {
  constructor(files: ExportSources) {
    files.add('coupon-codes', shownToAll(couponCodeList, couponCodeView));
  }
}
