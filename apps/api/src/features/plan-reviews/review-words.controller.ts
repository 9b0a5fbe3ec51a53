import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ReviewWordsView, UpdateReviewWordsInput } from '@ur-desk/domain/plan-reviews';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers, Versioned } from '../../platform/http/route.decorators';
import { ReviewWordsService } from './review-words.service';

@Controller('settings/review-words')
export class ReviewWordsController {
  constructor(private readonly words: ReviewWordsService) {}

  @Get()
  @Can('planReviews:read')
  @Answers(ReviewWordsView, { summary: 'The words that mark a review for its moderator' })
  get(): Promise<ReviewWordsView> {
    return this.words.get();
  }

  @Patch()
  @Can('planReviews:moderate')
  @Versioned()
  @Answers(ReviewWordsView, { summary: 'Change the words that mark a review for its moderator' })
  change(@Body() input: UpdateReviewWordsInput, @Ctx() ctx: CallContext): Promise<ReviewWordsView> {
    return this.words.update(input, ctx);
  }
}
