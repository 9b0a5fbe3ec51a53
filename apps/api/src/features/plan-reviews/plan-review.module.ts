import { Module } from '@nestjs/common';
import { ExportSources, shownToAll } from '../../platform/exports/export-sources';
import { ModerationService } from './moderation.service';
import { PlanReviewController } from './plan-review.controller';
import { PlanReviewService } from './plan-review.service';
import { planReviewList, planReviewView } from './plan-review.view';
import { ReviewWordsController } from './review-words.controller';
import { ReviewWordsService } from './review-words.service';

/** What customers say of plans. */
@Module({
  controllers: [PlanReviewController, ReviewWordsController],
  providers: [PlanReviewService, ModerationService, ReviewWordsService],
})
export class PlanReviewModule {
  constructor(files: ExportSources) {
    files.add('plan-reviews', shownToAll(planReviewList, planReviewView));
  }
}
