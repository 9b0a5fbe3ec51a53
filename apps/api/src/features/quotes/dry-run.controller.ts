import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { DryRunInput, DryRunView, TopUpDryRunInput, TopUpDryRunView } from '@ur-desk/domain/renewals';
import { Can } from '../../platform/auth/access.decorators';
import { Answers } from '../../platform/http/route.decorators';
import { DryRunService } from './dry-run.service';

@Controller('promotions')
export class DryRunController {
  constructor(private readonly dryRuns: DryRunService) {}

  @Post('dry-run')
  @HttpCode(200)
  @Can('quotes:create')
  @Answers(DryRunView, {
    summary: 'What a purchase would cost, with every condition of every promotion; nothing is kept',
    problems: ['plan_not_released', 'plan_not_sold'],
  })
  run(@Body() input: DryRunInput): Promise<DryRunView> {
    return this.dryRuns.run(input);
  }

  @Post('top-up-dry-run')
  @HttpCode(200)
  @Can('quotes:create')
  @Answers(TopUpDryRunView, {
    summary:
      'What a top-up would bring, with every condition of every promotion for top-ups; nothing is kept',
    problems: ['currency_mismatch'],
  })
  topUp(@Body() input: TopUpDryRunInput): Promise<TopUpDryRunView> {
    return this.dryRuns.topUp(input);
  }
}
