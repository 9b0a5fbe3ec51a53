import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approvals/approval.module';
import { LivePromotions } from './live-promotions.service';
import { PromotionDetails } from './promotion-details.service';
import { PromotionLifeController } from './promotion-life.controller';
import { PromotionLife } from './promotion-life.service';
import { PromotionReports } from './promotion-report.service';
import { PromotionRelease } from './promotion-release.service';
import { PromotionApproval } from './promotion.approval';
import { PromotionController } from './promotion.controller';
import { PromotionService } from './promotion.service';
import { Redemptions } from './redemption.service';

@Module({
  imports: [ApprovalModule],
  controllers: [PromotionController, PromotionLifeController],
  providers: [
    LivePromotions,
    PromotionApproval,
    PromotionDetails,
    PromotionLife,
    PromotionRelease,
    PromotionReports,
    PromotionService,
    Redemptions,
  ],
  exports: [LivePromotions, Redemptions],
})
export class PromotionModule {}
